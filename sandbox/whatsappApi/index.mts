import { CONTACTS } from '../data/contacts.mts';
import type { SandboxProvider } from '../provider.mts';
import { addControl, controls } from './control.mts';
import { EXPECTED } from './expected.mts';
import { REFUSALS } from './refusals.mts';
import { samples } from './samples.mts';
import { WhatsAppApiSandbox } from './sandbox.mts';
import { seedWhatsAppApi } from './seed.mts';
import { SEEDED } from './seeded.mts';
import { arrive, messagesWith, write } from './tell.mts';

/** The self-hosted WhatsApp API server. */
export const whatsappApi = {
	seeded: SEEDED,
	create: ({ clock }) => new WhatsAppApiSandbox(clock),
	seed: (server, { seed, now, messages }) => seedWhatsAppApi(server, seed, now, messages),
	heal(server) {
		server.state = 'ready';
		server.unknownContact = 'error';
		server.requireHeader = null;
		server.hidesSentIds = false;
		server.outbox.clear();
	},
	addControl,
	controls,
	banner: ({ baseUrl }) => [
		['Base URL', baseUrl],
		['Phones', `${CONTACTS.maria.whatsAppDigits}, ${SEEDED.exampleDigits}`],
	],
	/** Nothing asks for it unless a test sets `requireHeader`. */
	credential: { headerName: SEEDED.headerName, headerSecret: SEEDED.headerSecret },
	accept: () => {},
	refusals: REFUSALS,
	expected: EXPECTED,
	sending: { outbox: ({ outbox }) => outbox, path: /\/api\/send$/ },
	mainPaths: { messages: /\/api\/messages/ },
	samples,
	leave({ chats }, digits) {
		const kept = digits.map((each) => `${each}@c.us`);
		for (const id of chats.keys()) if (!kept.includes(id)) chats.delete(id);
	},
	write,
	arrive,
	idOf: (nth) => `false_5215512345678@c.us_3EB0${String(nth).padStart(16, '0')}`,
	messagesWith,
} satisfies SandboxProvider<WhatsAppApiSandbox>;
