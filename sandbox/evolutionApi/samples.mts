import connection from '../../test/fixtures/evolutionApi/connectionState.json';
import list from '../../test/fixtures/evolutionApi/findMessages.json';
import update from '../../test/fixtures/evolutionApi/messages.update.json';
import type { Samples } from '../provider.mts';
import { routed, type Routes } from '../routed.mts';

const [row] = list.messages.records;
/** The same message under other ids, as a list of several has them. */
const records = ['3EB0CCCCC1A6B6F05D762A', '1234567', '1234566'].map((id) => ({
	...row,
	key: { ...row?.key, id },
}));

const hook = {
	id: 'cmlekcgf0002',
	url: 'https://n8n.example/webhook/1',
	headers: {},
	enabled: true,
	events: ['MESSAGES_UPSERT', 'MESSAGES_UPDATE'],
	webhookByEvents: false,
	webhookBase64: false,
};
const topic = hook.events.join();
const [key] = records.map((record) => record.key);
const written = { ...row, key, status: 'PENDING' };
/** What is delivered around `data`. */
const told = (event: string, data: object) => [{ ...update, event, data }, topic] as const;

const ROUTES: Routes = [
	[/\/findMessages/, [{ messages: { ...list.messages, records } }]],
	[/\/connectionState/, [connection]],
	[/\/message\/sendText/, [written]],
	[/\/webhook\/find/, [null, hook]],
	[/\/webhook\/set/, [hook]],
	[/^[^?]*:\d+\/$/, [{ status: 200, version: '2.3.7' }]],
];

export const samples: Samples = {
	answerTo: (url, nth) => routed(ROUTES, url, nth),
	deliveries: [
		told('messages.upsert', { ...written, key: { ...key, fromMe: false } }),
		told('send.message', written),
		told('messages.update', { ...update.data, fromMe: true, status: 'READ' }),
		told('messages.delete', { ...key, status: 'DELETED' }),
	],
};
