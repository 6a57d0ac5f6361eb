import { registry } from '../../../adapters/index.ts';
import { flag, phone, text, words } from '../contract/anyField.mts';
import { normalizingContract } from '../contract/normalizingContract.mts';

normalizingContract({
	definition: registry.wamm,
	id: 'msg_id',
	credentials: ['whatsapp', 'telegram', 'max'].map((messenger) => ({ token: 'T-1', messenger })),
	row: {
		msg_id: words('1234567', 1234567),
		from_me: flag,
		phone,
		phone_real: phone,
		chat_name: text,
		tip_msg: words('textMessage', 'imageMessage', 'location'),
		msg_text: text,
		msg_link: words('https://files.example/1'),
		date_ins: words('2023-05-24 19:52:00', '0000-00-00 00:00:00', '2023-02-31 25:61:61'),
		date_upd: words('2023-05-24 19:52:00'),
		state: words('sending', 'not sent', 'NoAccount', 'viewed', 'received'),
	},
	answerWith: (msg_data) => ({ err: 0, msg_data }),
});
