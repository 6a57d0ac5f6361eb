import { registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { answer, type Script, ScriptedTransport } from '../http/scriptedTransport.mts';

export const ownPhone = '+595981048477';
export const contact = '+79001234567';
export const KEY = 'WW-WPN95841312-b54d-46e3-b0bc-6414f4a5296b-79001234567@c.us';

/** An account whose answers are scripted. */
export function openWith(script: Script) {
	const transport = new ScriptedTransport(script);
	return { ...openScripted(registry.twoChat, { apiKey: 'UAK-1' }, transport), transport };
}

/** An account that is answered this, whatever it asks. */
export const open = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
	openWith(() => answer(body, status, headers));

export const row = (part: object = {}) => ({ uuid: 'MSG1', sent_by: 'api', ...part });

/** The item that a list's row with these fields becomes. */
export async function itemOf(part: object) {
	const { read } = open({ success: true, messages: [row(part)] });
	return messagesOf(await read({ ownPhone }))[0];
}
