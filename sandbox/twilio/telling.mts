import type { Telling } from '../provider.mts';
import { messageForm } from './events.mts';
import type { TwilioSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';
import { requestOf } from './webhooks.mts';

const numberOf = ({ accounts }: TwilioSandbox) =>
	accounts.get(SEEDED.accountSid)?.numbers.find(({ phone }) => phone === SEEDED.phone);

/** The webhook of the seeded number for what contacts write. */
export const telling: Telling<TwilioSandbox> = {
	webhookSender: ({ webhooks }) => webhooks,
	async tell({ accounts, webhooks }, id) {
		const account = accounts.get(SEEDED.accountSid);
		if (account) await webhooks.tell(account, id);
	},
	url: (server) => numberOf(server)?.smsUrl || null,
	request({ accounts }, sid, url) {
		const account = accounts.get(SEEDED.accountSid);
		const message = account?.find(sid, Infinity);
		if (!account || !message) throw new Error(`no message ${sid}`);
		return requestOf(account, url, messageForm(account, message));
	},
};
