import fc from 'fast-check';
import { registry } from '../../../adapters/index.ts';
import { flag, nullish, phone, seconds, text, words } from '../contract/anyField.mts';
import { normalizingContract } from '../contract/normalizingContract.mts';

normalizingContract({
	definition: registry.twoChat,
	id: 'uuid',
	credentials: [{ apiKey: 'UAK-1' }],
	row: {
		uuid: words('MSG1'),
		id: words('MSG1'),
		timestamp: seconds,
		created_at: words('2024-04-02T23:02:03Z', '2026-02-18T18:01:35'),
		session_key: words('WW-WPN1-5215512345678@c.us', 'WW-WPN1-1@lid', 'WW-WPN1-1@g.us'),
		message: fc.record(
			{
				text: nullish(text),
				media: nullish(
					fc.record({
						url: nullish(text),
						type: nullish(words('image', 'ptt')),
						mime_type: nullish(text),
					}),
				),
			},
			{ requiredKeys: [] },
		),
		remote_phone_number: phone,
		channel_phone_number: phone,
		sent_by: words('api', 'agent', 'user'),
		contact: fc.record({ first_name: nullish(text), last_name: nullish(text) }),
		wa_msg_ack: words(-1, 0, 1, 2, 3, 4, '3'),
		sent: flag,
		received: flag,
		read: flag,
	},
	answerWith: (messages) => ({ success: true, messages }),
});
