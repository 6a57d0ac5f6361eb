import { registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';

export const READY = { state: 'ready', ready: true, account: { wid: '5215587654321@c.us' } };
export const contact = '+79001234567';
export const CHAT = { id: '79001234567@c.us', name: 'Ivan', is_group: false };
export const row = (part: object = {}) => ({ id: 'true_1', from_me: true, type: 'chat', ...part });
export const envelope = (message: string, code = -32000) => ({
	jsonrpc: '2.0',
	id: null,
	error: { code, message },
});

/** An account whose server is in this state and answers everything else with that, or with what it gives. */
export function open(body: unknown, status = 200, state: object = READY) {
	const transport = new ScriptedTransport(({ url }) => {
		if (url.endsWith('/api/status')) return answer(state);
		return typeof body === 'function' ? body(url) : answer(body, status);
	});
	return { ...openScripted(registry.whatsappApi, {}, transport), transport };
}
/** The item that a row with these fields becomes. */
export async function itemOf(part: object, chat: object | null = CHAT) {
	const { read } = open({ ok: true, chat, messages: [row(part)] });
	return messagesOf(await read({ contact }))[0];
}
