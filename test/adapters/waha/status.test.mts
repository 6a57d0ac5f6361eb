import { failureOf } from '../http/failureOf.mts';
import { askedPaths, nest, open, row } from './setup.mts';

describe('a status from WAHA', () => {
	const messageId = 'true_79001234567@c.us_3EB0AAAA';

	it('is asked for by the id, which has the chat', async () => {
		const { lookUp, transport } = open(() => row({ id: messageId }));
		await lookUp({ messageId });
		expect(askedPaths(transport)).toEqual([
			`default/chats/79001234567@c.us/messages/${messageId}?downloadMedia=false`,
		]);
	});

	it('keeps the id that was asked for where the answer writes the chat as a hidden number', async () => {
		const { lookUp, transport } = open(() => row({ id: 'true_178231456203987@lid_3EB0AAAA' }));
		expect((await lookUp({ messageId })).message).toMatchObject({
			messageId,
			phone: '+79001234567',
		});
		expect(askedPaths(transport)).toHaveLength(1);
	});

	it.each(['GOWS', 'NOWEB'])('is found by the last part of the id on %s', async (engine) => {
		const { lookUp, transport } = open(() => row({ id: messageId }), engine);
		const { message } = await lookUp({ messageId: '3EB0AAAA' });
		expect(message.messageId).toBe(messageId);
		expect(askedPaths(transport)[0]).toContain('default/chats/all/messages/3EB0AAAA?');
	});

	it.each([
		['WEBJS', '3EB0AAAA'],
		['GOWS', 'true_x_y'.repeat(40)],
		['GOWS', 'no id'],
	])('is refused before any question on %s for the id %s', async (engine, wrong) => {
		const { lookUp, transport } = open(() => row(), engine);
		await expect(lookUp({ messageId: wrong })).rejects.toMatchObject({
			name: 'InputError',
			message: expect.stringMatching(/^“.*” is not a WAHA message ID\.$/),
			advice: expect.stringMatching(/^Give the whole ID .*such as true_\S+@c\.us_\S+\.$/),
		});
		expect(askedPaths(transport)).toEqual([]);
	});

	it('keeps the id that was asked for where the answer has none', async () => {
		const { lookUp, transport } = open(() => row({ id: null }));
		expect((await lookUp({ messageId })).message).toMatchObject({ messageId, status: 'sent' });
		expect(transport.requests[1]).toMatchObject({ method: 'GET' });
		const { message } = await open(() => row({ id: null })).lookUp({ messageId: '3EB0AAAA' });
		expect(message.messageId).toBe('3EB0AAAA');
	});

	it('that may not be read is no missing one', async () => {
		const { lookUp } = open(() => nest(403, 'Forbidden'));
		expect(await failureOf(lookUp({ messageId }))).toMatchObject({ category: 'permission' });
	});

	it('of another message is not taken', async () => {
		const { lookUp } = open(() => row({ id: 'true_79001234567@c.us_OTHER' }));
		expect(await failureOf(lookUp({ messageId }))).toMatchObject({
			category: 'invalidResponse',
			message: `WAHA answered with another message than “${messageId}”.`,
		});
	});

	it('that isn’t there is missing', async () => {
		const { lookUp } = open(() => nest(404, 'Message not found'));
		expect(await failureOf(lookUp({ messageId }))).toMatchObject({
			category: 'notFound',
			isMissing: true,
			httpStatus: 404,
		});
	});
});
