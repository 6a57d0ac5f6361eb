import { itemOf } from './setup.mts';

describe('a row of Evolution API', () => {
	it.each([
		[[], 'unknown', null],
		[['PENDING'], 'pending', 'PENDING'],
		[['SERVER_ACK', 'PENDING'], 'sent', 'SERVER_ACK'],
		[['READ', 'SERVER_ACK', 'DELIVERY_ACK'], 'read', 'READ'],
		[['DELIVERY_ACK', 'PLAYED'], 'read', 'PLAYED'],
		[['READ', 'PLAYED'], 'read', 'READ'],
		[['ERROR', 'SERVER_ACK'], 'failed', 'ERROR'],
		[['DELIVERY_ACK', 'ERROR'], 'delivered', 'DELIVERY_ACK'],
		[['SENT', 'DELIVERED'], 'delivered', 'DELIVERED'],
		[['FAILED'], 'failed', 'FAILED'],
		[['DELIVERY_ACK', 'DELETED'], 'deleted', 'DELETED'],
		[['EDITED'], 'unknown', null],
		[[null], 'unknown', null],
		[['EDITED', 'DELETED'], 'unknown', null],
		[['EDITED', 'READ', 'DELETED'], 'read', 'READ'],
		[['QUARANTINED'], 'unknown', 'QUARANTINED'],
		[['constructor', 'SERVER_ACK'], 'sent', 'SERVER_ACK'],
	])('of ours with updates %j is %s', async (words, status, providerStatus) => {
		const MessageUpdate = words.map((word) => ({ status: word }));
		const item = await itemOf({ MessageUpdate });
		expect(item).toMatchObject({ status, providerStatus, statusAt: null });
		expect(item?.failureReason).toBe(status === 'failed' ? 'providerError' : null);
	});

	it('of a poll isn’t deleted by votes', async () => {
		const MessageUpdate = [{ status: 'DELETED' }, { status: 'DELIVERY_ACK' }];
		expect(await itemOf({ MessageUpdate, messageType: 'pollCreationMessageV3' })).toMatchObject({
			status: 'delivered',
			type: 'other',
		});
	});

	it('of nobody knows whom has no status', async () => {
		const item = await itemOf({ MessageUpdate: [{ status: 'READ' }], key: { fromMe: null } });
		expect(item).toMatchObject({ direction: null, status: null, providerStatus: null });
	});

	it('of a contact is received, whatever its updates', async () => {
		const MessageUpdate = [{ status: 'READ' }, { status: 'DELETED' }];
		const item = await itemOf({ MessageUpdate, pushName: 'Ana', key: { fromMe: false } });
		expect(item).toMatchObject({ status: 'received', chatName: 'Ana', senderName: null });
	});

	it.each([
		[{ remoteJid: '5215512345678@s.whatsapp.net' }, '+5215512345678', false],
		[
			{ remoteJid: '178231456203987@lid', remoteJidAlt: '971501234567@s.whatsapp.net' },
			'+971501234567',
			false,
		],
		[
			{ remoteJid: '178231456203987@lid', senderPn: '971501234567@s.whatsapp.net' },
			'+971501234567',
			false,
		],
		[{ remoteJid: '178231456203987@lid' }, null, false],
		[
			{ remoteJid: '120363041234567890@g.us', remoteJidAlt: '971501234567@s.whatsapp.net' },
			null,
			true,
		],
		[{ remoteJid: null }, null, null],
	])('at %j has the phone %s', async (key, phone, isGroup) => {
		expect(await itemOf({ key })).toMatchObject({ phone, isGroup, chatId: key.remoteJid });
	});

	it('of a group has its author, and no name of the chat', async () => {
		const key = { fromMe: false, remoteJid: '120363041234567890@g.us' };
		expect(await itemOf({ key, pushName: 'Olga' })).toMatchObject({
			chatName: null,
			senderName: 'Olga',
		});
		expect(await itemOf({ key: { ...key, fromMe: true }, pushName: 'Você' })).toMatchObject({
			chatName: null,
			senderName: null,
		});
	});

	it.each([
		[1_770_604_738, '2026-02-09T02:38:58.000Z'],
		['1770604738', '2026-02-09T02:38:58.000Z'],
		[{ low: 1_770_604_738, high: 0, unsigned: true }, null],
		[0, null],
	])('of %j was sent at %s', async (messageTimestamp, sentAt) => {
		expect(await itemOf({ messageTimestamp })).toMatchObject({ sentAt });
	});

	it('that is a contact’s story is none', async () => {
		const key = { fromMe: false, remoteJid: 'status@broadcast' };
		expect(await itemOf({ key })).toBeUndefined();
	});
});
