import { messageSchema, registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import connection from '../../fixtures/evolutionApi/connectionState.json';
import list from '../../fixtures/evolutionApi/findMessages.json';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { credential } from './setup.mts';

function open(body: unknown) {
	const transport = new ScriptedTransport(() => answer(body));
	return { ...openScripted(registry.evolutionApi, credential, transport), transport };
}

const ITEM = {
	sentAt: '2026-02-09T02:38:58.000Z',
	direction: 'outbound',
	phone: '+555499000753',
	chatName: null,
	senderName: null,
	type: 'text',
	text: '…',
	mediaUrl: null,
	mediaMimeType: null,
	status: 'read',
	isFinal: true,
	failureReason: null,
	statusAt: null,
	providerStatus: 'READ',
	messageId: '3EB0CCCCC1A6B6F05D762A',
	chatId: '555499000753@s.whatsapp.net',
	isGroup: false,
	accountPhone: null,
	provider: 'evolutionApi',
};

describe('published examples of Evolution API', () => {
	it('become an item, all keys in order', async () => {
		const { notices, read } = open(list);
		const records = await read({ contact: '555499000753', limit: 1 });
		expect(messagesOf(records)).toEqual([ITEM]);
		for (const { message } of records) {
			expect(Object.keys(message)).toEqual(Object.keys(messageSchema.shape));
		}
		expect(records.map(({ raw }) => raw)).toEqual(list.messages.records);
		expect(notices).toEqual([]);
	});

	it('become the same item by its id', async () => {
		const { message, raw } = await open(list).lookUp({ messageId: ITEM.messageId });
		expect(message).toEqual(ITEM);
		expect(raw).toEqual(list.messages.records[0]);
	});

	it('are an instance that is connected', async () => {
		const { check, transport } = open(connection);
		expect(await check()).toEqual({ ok: true, message: 'Connected: ventas (open).' });
		const url = 'http://localhost:8080/instance/connectionState/ventas';
		expect(transport.requests).toMatchObject([{ method: 'GET', url, body: null }]);
	});

	it('are asked for in the form of the source', async () => {
		const { read, lookUp, transport } = open(list);
		const remoteJid = '5215512345678@s.whatsapp.net';
		await read({ contact: '+52 1 55 1234 5678', limit: 20 });
		await read({ contact: '178231456203987@lid', limit: 3 });
		await read({ limit: 5 });
		await lookUp({ messageId: ITEM.messageId });
		const bodies = [
			{ where: { key: { remoteJid, remoteJidAlt: remoteJid } }, page: 1, offset: 20 },
			{ where: { key: { remoteJid: '178231456203987@lid' } }, page: 1, offset: 3 },
			{ where: { key: {} }, page: 1, offset: 5 },
			{ where: { key: { id: ITEM.messageId } }, page: 1, offset: 10 },
		];
		expect(transport.requests.map(({ body }) => JSON.parse(body ?? '') as unknown)).toEqual(bodies);
		for (const { method, url } of transport.requests) {
			expect(method).toBe('POST');
			expect(url).toBe('http://localhost:8080/chat/findMessages/ventas');
		}
	});
});
