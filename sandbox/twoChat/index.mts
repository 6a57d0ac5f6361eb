import { CONTACTS } from '../data/contacts.mts';
import type { SandboxProvider } from '../provider.mts';
import { addControl, controls } from './control.mts';
import { EXPECTED } from './expected.mts';
import { REFUSALS } from './refusals.mts';
import { samples } from './samples.mts';
import { TwoChatSandbox } from './sandbox.mts';
import { seedTwoChat } from './seed.mts';
import { SEEDED } from './seeded.mts';
import { arrive, messagesWith, write } from './tell.mts';
import { telling } from './telling.mts';

const { joao, maria, olga } = CONTACTS;
const { messageUuids } = SEEDED;

/** 2Chat. */
export const twoChat = {
	seeded: SEEDED,
	create: ({ clock, seed }) => new TwoChatSandbox(clock, seed),
	seed: (server, { seed, now, messages }) => seedTwoChat(server, seed, now, messages),
	heal(server) {
		server.rateLimit = null;
		server.busyBeyond = null;
		server.outbox.clear();
	},
	addControl,
	controls,
	banner: ({ baseUrl }) => [
		['Base URL', baseUrl],
		['API key', SEEDED.apiKey],
		['', `${SEEDED.largeApiKey} (two numbers, 100,000 messages)`],
		['', `${SEEDED.exhaustedApiKey} (no credits left)`],
		['Own number', SEEDED.phone],
		['Phones', `+${maria.whatsAppDigits}, +${olga.whatsAppDigits}`],
		['Messages', `${messageUuids.read} with +${joao.whatsAppDigits} (read)`],
		['', `${messageUuids.advancing} with +${maria.whatsAppDigits} (on its way)`],
	],
	credential: { apiKey: SEEDED.apiKey },
	accountPhone: SEEDED.phone,
	statusQuestion: { messageId: messageUuids.read, phone: `+${joao.whatsAppDigits}` },
	plainStatusQuestion: { messageId: messageUuids.received, phone: `+${olga.whatsAppDigits}` },
	telling,
	accept({ accounts }, secret) {
		const account = accounts.get(SEEDED.apiKey);
		if (account) accounts.set(secret, account);
	},
	demoStatuses: [
		{ messageId: 'MSGaf1fa3a1-0d8d-4aa5-b117-f9425b651485', phone: SEEDED.examplePhone },
	],
	refusals: REFUSALS,
	expected: EXPECTED,
	sending: { outbox: ({ outbox }) => outbox, path: /\/whatsapp\/send-message$/ },
	mainPaths: { messages: /\/whatsapp\/messages\//, status: /\/whatsapp\/message\// },
	samples,
	write,
	arrive,
	idOf: (nth) => `MSG99999999-0d8d-4aa5-b117-${String(nth).padStart(12, '0')}`,
	messagesWith,
} satisfies SandboxProvider<TwoChatSandbox>;
