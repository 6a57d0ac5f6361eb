import type { Telling } from '../provider.mts';
import { printed } from './answers.mts';
import type { WahaSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const EVENT = 'message.any';
const hmac = { key: SEEDED.hmacKey };

/** The webhook of the seeded session. */
export const telling: Telling<WahaSandbox> = {
	webhookSender: ({ webhooks }) => webhooks,
	async tell({ sessions, webhooks }, id) {
		const session = sessions.get(SEEDED.session);
		const message = session?.find(id, Infinity);
		if (session && message) await webhooks.tell(session, message, 'message.any');
	},
	credential: { hmacSecret: SEEDED.hmacKey },
	url: ({ sessions }) => sessions.get(SEEDED.session)?.webhooks[0]?.url ?? null,
	request({ sessions, webhooks }, id, url) {
		const session = sessions.get(SEEDED.session);
		const message = session?.find(id, Infinity);
		if (!session || !message) throw new Error(`no message ${id}`);
		const payload = printed(session, message, message.at);
		const body = JSON.stringify(webhooks.envelope(session, EVENT, payload));
		return { url, body, headers: webhooks.headersOf({ hmac }, body) };
	},
};
