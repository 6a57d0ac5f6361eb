import { answer } from '../http/scriptedTransport.mts';
import { contact, KEY, open, openWith, ownPhone } from './setup.mts';

const connected = { phone_number: ownPhone, connection_status: 'C' };
const byPhones = { messageId: 'MSG1', locateBy: 'phones' } as const;
const toContact = { kind: 'phone', variants: [contact] } as const;

/** An account with these numbers, that has no message. */
const openNumbers = (...numbers: object[]) =>
	openWith(({ url }) =>
		url.includes('get-numbers')
			? answer({ success: true, numbers })
			: answer({ success: false, error_message: 'Not found' }, 404),
	);

describe('2Chat isn’t asked for', () => {
	const { lookUp, read, send, transport } = open({});

	it.each([
		['a message without whom it went to', () => lookUp(byPhones), /phone is missing/, /sent to/],
		[
			'a message by a session key that is none',
			() => lookUp({ messageId: 'MSG1', locateBy: 'sessionKey', sessionKey: '79001234567' }),
			/^“79001234567” is not a 2Chat session key\.$/,
			/^A session key of 2Chat looks like WW-\S+: the chatId of an item\.$/,
		],
		[
			'a message by no session key at all',
			() => lookUp({ messageId: 'MSG1', locateBy: 'sessionKey' }),
			/^“” is not a 2Chat session key\.$/,
			/chatId/,
		],
		...['MSG', 'M'.repeat(101), 'MSG1/..', ' MSG1', 'MSG1 '].map(
			(messageId) =>
				[
					`a message with the id “${messageId}”`,
					() => lookUp({ messageId, locateBy: 'sessionKey', sessionKey: KEY }),
					/ is not a 2Chat message ID\.$/,
					/^A message ID of 2Chat looks like MSG\S+\.$/,
				] as const,
		),
		[
			'the conversation with a group',
			() => read({ ownPhone, contact: 'WW-WPN1-120363041234567890@g.us' }),
			/no phone number/,
			/For groups use List All Messages\.$/,
		],
		[
			'a message to a group',
			() => send({ ownPhone, contact: 'WW-WPN1-120363041234567890@g.us' }),
			/sends to contacts/,
			/the phone of a contact, or the chatId of a direct chat/,
		],
		[
			'a message to what only looks like a hidden number',
			() => send({ ownPhone, contact: 'WW-WPN1-x17823@lid' }),
			/sends to contacts/,
			/chatId/,
		],
	] as const)('%s', async (_what, work, message, advice) => {
		await expect(work()).rejects.toMatchObject({
			name: 'InputError',
			message: expect.stringMatching(message),
			advice: expect.stringMatching(advice),
		});
		expect(transport.requests).toEqual([]);
	});

	it.each(['MSG1', 'M'.repeat(100), 'msg-1_2'])(
		'but for a message with the id “%s”',
		async (id) => {
			const { lookUp: ask, transport: asked } = openNumbers(connected);
			const found = ask({ messageId: id, locateBy: 'sessionKey', sessionKey: KEY });
			await expect(found).rejects.toMatchObject({ category: 'notFound' });
			expect(asked.requests).toMatchObject([{ method: 'GET' }]);
		},
	);
});

describe('our number at 2Chat', () => {
	const choosing = (ask: string | null, ...numbers: object[]) =>
		openNumbers(...numbers).lookUp({ ...byPhones, ownPhone: ask, contact: toContact });
	const other = { ...connected, phone_number: '+34910000001' };

	it.each([
		[
			'there is none',
			() => choosing(ownPhone),
			`${ownPhone} is not a number of this 2Chat account.`,
			'Connect the number in 2Chat first.',
		],
		[
			'there are only others',
			() => choosing('+34910000009', connected, other),
			'+34910000009 is not a number of this 2Chat account.',
			`Choose one of its numbers in Your Number: ${ownPhone}, +34910000001.`,
		],
		[
			'several are connected',
			() => choosing(null, connected, other),
			'Several numbers are connected to this 2Chat account.',
			`Choose one in Your Number: ${ownPhone}, +34910000001.`,
		],
	])('has to be chosen where %s', async (_why, work, message, advice) => {
		await expect(work()).rejects.toMatchObject({ name: 'InputError', message, advice });
	});

	it('has to be connected, by its QR code', async () => {
		await expect(choosing(null)).rejects.toMatchObject({
			category: 'notConnected',
			provider: 'twoChat',
			advice: expect.stringContaining('QR code'),
		});
	});
});

describe('a message that 2Chat doesn’t have', () => {
	it('in the conversation of a session key is told with that key’s origin', async () => {
		const found = openNumbers().lookUp({
			messageId: 'MSG1',
			locateBy: 'sessionKey',
			sessionKey: KEY,
		});
		await expect(found).rejects.toMatchObject({
			category: 'notFound',
			provider: 'twoChat',
			isMissing: true,
			message: '2Chat has no message MSG1 in this conversation.',
			advice: expect.stringContaining('chatId of the same message'),
		});
	});
});
