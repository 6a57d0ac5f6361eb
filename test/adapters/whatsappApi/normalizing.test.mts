import { registry } from '../../../adapters/index.ts';
import { flag, seconds, text, words } from '../contract/anyField.mts';
import { normalizingContract } from '../contract/normalizingContract.mts';

normalizingContract({
	definition: registry.whatsappApi,
	id: 'id',
	credentials: [{ requestMethod: 'POST' }, { requestMethod: 'GET' }],
	row: {
		id: words('true_1@c.us_A'),
		from: text,
		to: text,
		author: text,
		from_me: flag,
		type: words('chat', 'ptt', 'image'),
		body: text,
		timestamp: seconds,
		has_media: flag,
	},
	preparing: (url) =>
		url.endsWith('/api/status') ? { state: 'ready', ready: true, account: null } : undefined,
	answerWith: (messages) => ({ ok: true, chat: { id: '79001234567@c.us' }, messages }),
});
