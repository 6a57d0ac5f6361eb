import { CONTACTS } from '../data/contacts.mts';
import type { SandboxProvider } from '../provider.mts';
import { addControl, controls } from './control.mts';
import { EXPECTED } from './expected.mts';
import { REFUSALS } from './refusals.mts';
import { samples } from './samples.mts';
import { EvolutionSandbox } from './sandbox.mts';
import { seedEvolution } from './seed.mts';
import { SEEDED } from './seeded.mts';
import { arrive, idOf, messagesWith, write } from './tell.mts';
import { telling } from './telling.mts';
import { VERSIONS } from './version.mts';

const { maria, noor, ana } = CONTACTS;
const { messageIds } = SEEDED;

/** Evolution API. */
export const evolutionApi = {
	seeded: SEEDED,
	create: ({ clock }) => new EvolutionSandbox(clock),
	seed: (server, { seed, now, messages }) => seedEvolution(server, seed, now, messages),
	heal(server) {
		server.version = VERSIONS['2.3.7'];
		server.isActivated = true;
		server.outbox.clear();
		for (const instance of server.instances.values()) {
			instance.storesMessages = true;
			instance.storesUpdates = true;
			instance.webhook = null;
		}
	},
	addControl,
	controls,
	banner: ({ baseUrl }) => [
		['Base URL', baseUrl],
		['Instance', `${SEEDED.instance}, with the API key ${SEEDED.token}`],
		['', `${SEEDED.closedInstance} (phone not connected), ${SEEDED.metaInstance} (on Meta’s API)`],
		['API Key', `${SEEDED.globalKey} (all instances)`],
		[
			'Phones',
			`${maria.whatsAppDigits} (people dial ${maria.dialledDigits}), ${ana.whatsAppDigits}, ${noor.whatsAppDigits} (behind a hidden address)`,
		],
		[
			'Messages',
			`${messageIds.read} (read), ${messageIds.error} (failed), ${messageIds.advancing} (on its way)`,
		],
	],
	credential: { instance: SEEDED.instance, apiKey: SEEDED.token },
	awkwardCredential: { instance: SEEDED.awkwardInstance, apiKey: SEEDED.awkwardToken },
	statusQuestion: { messageId: messageIds.read },
	demoStatuses: [messageIds.read, messageIds.deliveryAck, messageIds.error, '3EB0999'].map(
		(messageId) => ({ messageId }),
	),
	telling,
	accept(server, secret) {
		server.globalKeys.add(secret);
	},
	sending: { outbox: ({ outbox }) => outbox, path: /\/message\/sendText\// },
	refusals: REFUSALS,
	expected: EXPECTED,
	mainPaths: { messages: /\/chat\/findMessages/ },
	samples,
	write,
	arrive,
	idOf: (nth) => idOf(nth),
	messagesWith,
} satisfies SandboxProvider<EvolutionSandbox>;
