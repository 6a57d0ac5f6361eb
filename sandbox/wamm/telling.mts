import type { Telling } from '../provider.mts';
import { messageEvent } from './events.mts';
import type { WammSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

/** The webhook of the seeded channel. */
export const telling: Telling<WammSandbox> = {
	webhookSender: ({ webhooks }) => webhooks,
	async tell({ channels, webhooks }, id) {
		const channel = channels.get(SEEDED.token);
		if (channel) await webhooks.tell(channel, id);
	},
	url: ({ channels }) => channels.get(SEEDED.token)?.hook || null,
	request({ channels }, id, url) {
		const channel = channels.get(SEEDED.token);
		const message = channel?.find(id, Infinity);
		if (!channel || !message) throw new Error(`no message ${id}`);
		return { url, body: JSON.stringify(messageEvent(channel, message, false, Infinity)) };
	},
};
