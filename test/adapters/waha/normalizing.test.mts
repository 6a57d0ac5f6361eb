import fc from 'fast-check';
import { registry } from '../../../adapters/index.ts';
import { flag, phone, seconds, text, words } from '../contract/anyField.mts';
import { normalizingContract } from '../contract/normalizingContract.mts';
import { sessionOn } from './setup.mts';

normalizingContract({
	definition: registry.waha,
	id: 'id',
	credentials: [{}, { session: 'other' }],
	row: {
		id: words('true_79001234567@c.us_A', 'false_1-2@g.us_B_79001234567@c.us', 'false_7@lid_C'),
		timestamp: seconds,
		from: phone,
		fromMe: flag,
		to: phone,
		participant: phone,
		body: text,
		hasMedia: flag,
		media: fc.record({ url: text, mimetype: words('image/png', 'audio/ogg', 'x') }),
		location: fc.oneof(fc.constant({ latitude: '1' }), text),
		ack: words(-1, 0, 1, 2, 3, 4),
		ackName: words('ERROR', 'PENDING', 'SERVER', 'DEVICE', 'READ', 'PLAYED', 'UNKNOWN'),
		_data: fc.oneof(
			fc.record({ type: words('chat', 'ptt', 'revoked'), notifyName: text }),
			fc.record({ Info: fc.record({ SenderAlt: phone, PushName: text }) }),
			fc.record({
				message: fc.dictionary(words('imageMessage', 'audioMessage') as never, fc.jsonValue()),
			}),
		),
	},
	preparing: (url) => {
		if (url.includes('/api/sessions/')) return sessionOn('GOWS');
		return url.includes('/lids/') ? { lid: '7@lid', pn: null } : undefined;
	},
	answerWith: (rows, url) => (url.includes('offset=0') ? rows : []),
});
