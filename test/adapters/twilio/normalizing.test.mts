import { registry } from '../../../adapters/index.ts';
import { phone, text, words } from '../contract/anyField.mts';
import { normalizingContract } from '../contract/normalizingContract.mts';

const TIMES = ['Fri, 24 May 2019 17:44:46 +0000', 'Fri, 31 Feb 2019 17:44:46 +0000', '0'];

normalizingContract({
	definition: registry.twilio,
	id: 'sid',
	credentials: [{ accountSid: `AC${'0'.repeat(32)}`, authToken: 'T-1' }],
	row: {
		sid: words('SMded05904ccb347238880ca9264e8fe1c', 7),
		body: text,
		direction: words('inbound', 'outbound-api', 'outbound-reply'),
		from: words('+12019235161', 'whatsapp:+12019235161', '12345', 'ACME', 'whatsapp:'),
		to: phone,
		status: words('accepted', 'partially_delivered', 'canceled', 'received', 'read'),
		error_code: words(30005, '63016'),
		num_media: words('0', '3', -1),
		date_created: words(...TIMES),
		date_sent: words(...TIMES),
		date_updated: words(...TIMES),
	},
	/** Each message is in one of the lists that make up a conversation. */
	answerWith: (messages, url) => ({
		messages: url.includes('To=%2B79001234567') ? messages : [],
		next_page_uri: null,
	}),
});
