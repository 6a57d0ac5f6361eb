import { CONTACTS } from '../data/contacts.mts';
import type { SandboxProvider } from '../provider.mts';
import { addControl, controls } from './control.mts';
import { EXPECTED } from './expected.mts';
import { REFUSALS } from './refusals.mts';
import { samples } from './samples.mts';
import { WahaSandbox } from './sandbox.mts';
import { seedWaha } from './seed.mts';
import { SEEDED } from './seeded.mts';
import { arrive, messagesWith, write } from './tell.mts';
import { telling } from './telling.mts';
import { EVENTS } from './webhooks.mts';

const { maria, olga, joao, ana } = CONTACTS;
const { ids } = SEEDED;
const sentTo = ({ whatsAppDigits }: { whatsAppDigits: string }, id: string) =>
	`true_${whatsAppDigits}@c.us_${id}`;

/** WAHA. */
export const waha = {
	seeded: SEEDED,
	create: ({ clock }) => new WahaSandbox(clock),
	seed: (server, { seed, now, messages }) => seedWaha(server, seed, now, messages),
	heal(server) {
		server.opensChats = false;
		server.outbox.clear();
		for (const session of server.sessions.values()) {
			session.status = session.name === SEEDED.unpairedSession ? 'SCAN_QR_CODE' : 'WORKING';
			session.webhooks = [];
		}
	},
	addControl,
	controls,
	banner: ({ baseUrl }) => [
		['Base URL', baseUrl],
		['API key', SEEDED.apiKey],
		['Session', `${SEEDED.session} (GOWS)`],
		['', `${SEEDED.browserSession} (WEBJS: chat by chat)`],
		['', `${SEEDED.unpairedSession} (waits for its QR code)`],
		['Phones', `+${maria.whatsAppDigits}, +${olga.whatsAppDigits}, ${SEEDED.group}`],
		['Messages', `${sentTo(joao, ids.read)} (read)`],
		['', `${sentTo(maria, ids.advancing)} (on its way)`],
	],
	credential: { apiKey: SEEDED.apiKey },
	statusQuestion: { messageId: sentTo(joao, ids.read) },
	plainStatusQuestion: { messageId: sentTo(olga, ids.device) },
	demoStatuses: [
		sentTo(joao, ids.read),
		sentTo(olga, ids.device),
		sentTo(ana, ids.played),
		sentTo(maria, '3EB0000000000000'),
	].map((messageId) => ({ messageId })),
	telling,
	pasteWebhook({ sessions }, url) {
		const session = sessions.get(SEEDED.session);
		if (session) session.webhooks = [{ url, events: EVENTS }];
	},
	accept({ keys }, secret) {
		keys.add(secret);
	},
	refusals: REFUSALS,
	sending: { outbox: ({ outbox }) => outbox, path: /\/api\/sendText$/, hidesFailures: true },
	expected: EXPECTED,
	mainPaths: { messages: /\/messages\?/, status: /\/messages\// },
	samples,
	write,
	arrive,
	idOf: (nth, isOurs = false) =>
		`${isOurs}_5215512345678@c.us_3EB0${String(nth).padStart(16, '0')}`,
	messagesWith,
} satisfies SandboxProvider<WahaSandbox>;
