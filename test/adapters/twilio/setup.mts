import { registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';

export const accountSid = `AC${'a1'.repeat(16)}`;
export const credential = { accountSid, authToken: 'T-1' };

/** An account that gives these rows, whatever it is asked. */
export function open(messages: readonly unknown[], own: object = {}) {
	const transport = new ScriptedTransport(() => answer({ messages, next_page_uri: null }));
	return { ...openScripted(registry.twilio, { ...credential, ...own }, transport), transport };
}

export const row = (part: object = {}) => ({
	sid: `SM${'0'.repeat(31)}7`,
	direction: 'outbound-api',
	from: '+12025550123',
	to: '+79001234567',
	body: 'Hello',
	...part,
});

/** The item that a list's row with these fields becomes. */
export async function itemOf(part: object) {
	const { read } = open([row(part)]);
	return messagesOf(await read())[0];
}
