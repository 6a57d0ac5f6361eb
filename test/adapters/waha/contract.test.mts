import { SEEDED } from '../../../sandbox/index.mts';
import { fullId } from '../../../sandbox/waha/message.mts';
import { adapterContract } from '../contract/adapterContract.mts';
import { SECRET } from '../contract/subject.mts';

const { session, browserSession, unpairedSession, ids } = SEEDED.waha;
const { olga, joao, ana, lucia, jorge, maria } = SEEDED.contacts;
/** What is read of each chat where an engine has no list of all. */
const MOST_OF_A_CHAT = 100;

const sent = ({ whatsAppDigits }: { readonly whatsAppDigits: string }, id: string) => ({
	messageId: `true_${whatsAppDigits}@c.us_${id}`,
});

/** An engine with a list of all messages, and one that looks into a browser. */
for (const name of [session, browserSession]) {
	const isBrowser = name === browserSession;
	adapterContract({
		id: 'waha',
		title: `waha on ${isBrowser ? 'WEBJS' : 'GOWS'}`,
		reads: /\/messages\?/,
		emptyList: [],
		arrange({ waha }) {
			waha.opensChats = true;
			waha.keys.add(SECRET);
			return { baseUrl: waha.baseUrl, session: name, apiKey: SECRET };
		},
		wrongKey: ({ waha }) => ({ baseUrl: waha.baseUrl, session: name, apiKey: 'wrong' }),
		notConnected({ waha }) {
			waha.keys.add(SECRET);
			return { baseUrl: waha.baseUrl, session: unpairedSession, apiKey: SECRET };
		},
		contact: `+${olga.whatsAppDigits}`,
		unknownContact: '+79990000000',
		reachable({ waha, clock }) {
			const shown = (waha.sessions.get(name)?.messages ?? []).filter(
				({ at, isHidden }) => at <= clock.now() && !isHidden,
			);
			const within = shown.filter(({ chat }, index) => {
				const newer = shown.slice(0, index).filter((each) => each.chat === chat);
				return !isBrowser || newer.length < MOST_OF_A_CHAT;
			});
			return within.map(fullId);
		},
		refusal: (text) => ({
			code: 422,
			body: { message: text, error: 'Unprocessable Entity', statusCode: 422 },
		}),
		statuses: {
			known: [
				{ query: sent(lucia, ids.failed), status: isBrowser ? 'failed' : 'unknown' },
				{ query: sent(maria, ids.pending), status: 'pending' },
				{ query: sent(olga, ids.device), status: 'delivered' },
				{ query: sent(joao, ids.read), status: 'read' },
				{ query: sent(ana, ids.played), status: 'read' },
				{ query: sent(jorge, ids.unknown), status: 'unknown' },
				{
					query: { messageId: `false_${olga.whatsAppDigits}@c.us_${ids.received}` },
					status: 'received',
				},
			],
			missing: sent(maria, '3EB0000000000000'),
		},
	});
}
