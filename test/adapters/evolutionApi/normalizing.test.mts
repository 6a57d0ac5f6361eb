import fc from 'fast-check';
import { registry } from '../../../adapters/index.ts';
import { flag, nullish, seconds, text, words } from '../contract/anyField.mts';
import { normalizingContract } from '../contract/normalizingContract.mts';

const address = words(
	'79001234567@s.whatsapp.net',
	'120363041234567890@g.us',
	'178231456203987@lid',
	'0029Va4K0PZ5a245NkngBA2M@newsletter',
);
const content = fc.record({ text, caption: text, mimetype: text, ptt: flag, message: text });
const parts = nullish(content);

normalizingContract({
	definition: registry.evolutionApi,
	id: 'id',
	credentials: [{ apiKey: 'K-1', instance: 'ventas' }],
	row: {
		id: words('cmlekcgf0001'),
		key: fc.record({
			id: nullish(words('3EB0CCCCC1A6B6F05D762A')),
			fromMe: nullish(flag),
			remoteJid: nullish(address),
			remoteJidAlt: nullish(address),
		}),
		pushName: text,
		messageType: words('conversation', 'imageMessage', 'ephemeralMessage', 'audioMessage'),
		message: fc.record({
			conversation: nullish(text),
			imageMessage: parts,
			audioMessage: parts,
			ephemeralMessage: parts,
			mediaUrl: nullish(text),
		}),
		messageTimestamp: seconds,
		MessageUpdate: fc.array(fc.record({ status: words('READ', 'DELETED', 'EDITED', 'ERROR') })),
	},
	answerWith: (records) => ({ messages: { total: records.length, pages: 1, records } }),
});
