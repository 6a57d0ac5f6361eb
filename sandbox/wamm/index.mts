import { CONTACTS } from '../data/contacts.mts';
import type { SandboxProvider } from '../provider.mts';
import { addControl, controls } from './control.mts';
import { EXPECTED } from './expected.mts';
import { REFUSALS } from './refusals.mts';
import { samples } from './samples.mts';
import { WammSandbox } from './sandbox.mts';
import { seedWamm } from './seed.mts';
import { SEEDED } from './seeded.mts';
import { arrive, messagesWith, write } from './tell.mts';
import { telling } from './telling.mts';

const { lucia, ana, maria } = CONTACTS;
const { messageIds } = SEEDED;

/** WAMM.chat. */
export const wamm = {
	seeded: SEEDED,
	create: ({ clock }) => new WammSandbox(clock),
	seed: (server, { seed, now, messages }) => seedWamm(server, seed, now, messages),
	heal: ({ outbox }) => outbox.clear(),
	addControl,
	controls,
	banner: ({ baseUrl }) => [
		['Base URL', baseUrl],
		['Token', SEEDED.token],
		['', `${SEEDED.telegramToken} (Telegram)`],
		['', `${SEEDED.unpairedToken} (no phone connected)`],
		[
			'Phones',
			`${maria.whatsAppDigits} (people dial ${maria.dialledDigits}), ${lucia.whatsAppDigits}, ${ana.whatsAppDigits}`,
		],
		[
			'Messages',
			`${messageIds.viewed} (viewed), ${messageIds.failed} (failed), ${messageIds.advancing} (on its way)`,
		],
	],
	credential: { token: SEEDED.token },
	awkwardCredential: { token: SEEDED.telegramToken, messenger: 'telegram' },
	statusQuestion: { messageId: messageIds.viewed },
	pasteWebhook({ channels }, url) {
		const channel = channels.get(SEEDED.token);
		if (channel) channel.hook = url;
	},
	telling,
	accept({ channels }, secret) {
		const channel = channels.get(SEEDED.token);
		if (channel) channels.set(secret, channel);
	},
	demoStatuses: [messageIds.viewed, messageIds.delivered, messageIds.noAccount, '999'].map(
		(messageId) => ({ messageId }),
	),
	refusals: REFUSALS,
	expected: EXPECTED,
	sending: { outbox: ({ outbox }) => outbox, path: /\/msg_to\// },
	samples,
	write,
	arrive,
	idOf: (nth) => String(9_000_000 + nth),
	messagesWith,
} satisfies SandboxProvider<WammSandbox>;
