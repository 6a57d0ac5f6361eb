import { CONTACTS } from '../data/contacts.mts';
import type { SandboxProvider } from '../provider.mts';
import { addControl, controls } from './control.mts';
import { EXPECTED } from './expected.mts';
import { REFUSALS } from './refusals.mts';
import { samples } from './samples.mts';
import { TwilioSandbox } from './sandbox.mts';
import { seedTwilio } from './seed.mts';
import { SEEDED } from './seeded.mts';
import { arrive, messagesWith, newSid, write } from './tell.mts';
import { telling } from './telling.mts';

const { maria, olga } = CONTACTS;
const { messageSids } = SEEDED;

/** Twilio. */
export const twilio = {
	seeded: SEEDED,
	create: ({ clock }) => new TwilioSandbox(clock),
	seed: (server, { seed, now, messages }) => seedTwilio(server, seed, now, messages),
	heal(server) {
		server.mostAtOnce = null;
		server.outbox.clear();
	},
	addControl,
	controls,
	banner: ({ baseUrl }) => [
		['Base URL', baseUrl],
		['Account SID', SEEDED.accountSid],
		['Auth token', SEEDED.authToken],
		['API key', `${SEEDED.apiKeySid}, ${SEEDED.apiKeySecret}`],
		['Phones', `+${maria.whatsAppDigits} (WhatsApp), +${olga.whatsAppDigits} (SMS)`],
		['Messages', `${messageSids.read} (read), ${messageSids.undelivered} (undelivered)`],
		['', `${messageSids.advancing} (on its way)`],
	],
	credential: {
		accountSid: SEEDED.accountSid,
		authMethod: 'authToken',
		authToken: SEEDED.authToken,
		sender: SEEDED.phone,
	},
	statusQuestion: { messageId: messageSids.read },
	telling,
	pasteWebhook({ accounts }, url) {
		const numbers = accounts.get(SEEDED.accountSid)?.numbers ?? [];
		for (const number of numbers) if (number.phone === SEEDED.phone) number.smsUrl = url;
	},
	accept({ accounts }, secret) {
		accounts.get(SEEDED.accountSid)?.authTokens.add(secret);
	},
	demoStatuses: [
		messageSids.read,
		messageSids.undelivered,
		messageSids.canceled,
		'SMffffffffffffffffffffffffffffffff',
	].map((messageId) => ({ messageId })),
	refusals: REFUSALS,
	expected: EXPECTED,
	mainPaths: { messages: /\/Messages\.json\?/, status: /\/Messages\/SM/ },
	sending: { outbox: ({ outbox }) => outbox, path: /\/Messages\.json$/, endsDelivered: true },
	samples,
	write,
	arrive,
	idOf: newSid,
	messagesWith,
} satisfies SandboxProvider<TwilioSandbox>;
