import { registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';

export const contact = '79001234567';
export const credential = { apiKey: 'K-1', instance: 'ventas' };

/** A list that has these rows and no more. */
export const listOf = (...records: unknown[]) => ({
	messages: { total: records.length, pages: 1, currentPage: 1, records },
});

/** An account that is answered this, whatever it asks. */
export function open(body: unknown, status = 200) {
	const transport = new ScriptedTransport(() => answer(body, status));
	return { ...openScripted(registry.evolutionApi, credential, transport), transport };
}

/** A row with these fields; `key` is added to. */
export function row({
	key = {},
	...part
}: {
	readonly key?: object;
	readonly [name: string]: unknown;
}) {
	return {
		id: 'cmlekcgf0001',
		key: { id: '3EB07', fromMe: true, remoteJid: `${contact}@s.whatsapp.net`, ...key },
		messageType: 'conversation',
		...part,
	};
}

/** The item that a row with these fields becomes. */
export async function itemOf(part: Parameters<typeof row>[0]) {
	const { read } = open(listOf(row(part)));
	return messagesOf(await read())[0];
}
