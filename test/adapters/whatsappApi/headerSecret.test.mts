import { registry } from '../../../adapters/index.ts';
import { openScripted } from '../contract/scripted.mts';
import { answer } from '../http/scriptedTransport.mts';
import { CHAT, contact, READY, row } from './setup.mts';

describe('a header secret of WhatsApp API', () => {
	it.each(['717249', 'messages', 'is_group', '1717249200', 'true', '0'])(
		'that is “%s” breaks no answer, and stays hidden',
		async (headerSecret) => {
			const texts = [`it is ${headerSecret}, ok`, headerSecret];
			const rows = texts.map((body, index) =>
				row({ id: `true_${index}`, body, timestamp: 1_717_249_200 - index }),
			);
			const { read } = openScripted(
				registry.whatsappApi,
				{ headerName: 'X-Api-Key', headerSecret },
				({ url }) =>
					answer(
						url.endsWith('/api/status')
							? READY
							: { ok: true, chat: CHAT, messages: rows.toReversed() },
					),
			);
			const [first, second] = await read({ contact });
			const isShort = headerSecret.length < 8;
			expect(first?.message).toMatchObject({
				sentAt: '2024-06-01T13:40:00.000Z',
				messageId: 'true_0',
				text: isShort ? texts[0] : 'it is [hidden], ok',
			});
			expect(second?.message.text).toBe('[hidden]');
			expect(second?.raw).toEqual({ ...rows[1], body: '[hidden]' });
		},
	);
});
