import type { Telling } from '../provider.mts';
import { MESSAGE_SHAPES, messageBody } from './events.mts';
import type { TwoChatSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const TOPIC = 'whatsapp.message.received';

/** The subscription of the seeded number to what contacts write. */
export const telling: Telling<TwoChatSandbox> = {
	webhookSender: ({ webhookSender }) => webhookSender,
	async tell({ accounts, webhookSender }, id) {
		const account = accounts.get(SEEDED.apiKey);
		if (account) await webhookSender.tell(account, 'whatsapp.message.received', id);
	},
	url({ webhooks: { subscriptions } }) {
		const [topmost] = [...subscriptions.values()].filter(({ event_name }) => event_name === TOPIC);
		return topmost?.hook_url ?? null;
	},
	request({ accounts }, uuid, url) {
		const number = accounts.get(SEEDED.apiKey)?.numbers.get(SEEDED.phone);
		const message = number?.messages.find(uuid, Infinity);
		if (!number || !message) throw new Error(`no message ${uuid}`);
		// Each of the shapes that were seen comes up.
		const shape = MESSAGE_SHAPES[Number(uuid.slice(-6)) % MESSAGE_SHAPES.length] ?? 'flat';
		return { url, body: JSON.stringify(messageBody(number, message, TOPIC, shape)) };
	},
};
