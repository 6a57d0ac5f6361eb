import { registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';

export const contact = '79001234567';
export const credential = { token: 'T-1' };

/** An account that is answered this, whatever it asks. */
export function open(body: unknown, own: object = {}) {
	const transport = new ScriptedTransport(() => answer(body));
	return { ...openScripted(registry.wamm, { ...credential, ...own }, transport), transport };
}

export const row = (part: object = {}) => ({
	msg_id: '7',
	from_me: '1',
	phone: contact,
	...part,
});

/** The item that a list's row with these fields becomes. */
export async function itemOf(part: object, own: object = {}) {
	const { read } = open({ err: 0, msg_data: [row(part)] }, own);
	return messagesOf(await read())[0];
}
