import { type ApiClient, findProvider, type Hint, openClient } from '../../../adapters/index.ts';
import type { StatusQuery } from '../../../adapters/index.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/index.mts';
import type { TwoChatMessage } from '../../../sandbox/twoChat/message.mts';
import { createUndiciTransport } from '../../../tools/undiciTransport.mts';
import { VirtualClock } from '../http/virtualClock.mts';

export const OWN_PHONE = '+595981000111';
export const CHANNEL = 'WPN95841312-b54d-46e3-b0bc-6414f4a52970';
const SENT_AT = Date.UTC(2026, 4, 30);

/** A delivered message to that WhatsApp id; 2Chat knows the phone unless told otherwise. */
export function sentTo(remoteId: string, nth = 0, known: Partial<TwoChatMessage> = {}) {
	const at = SENT_AT + nth * 1_000;
	const digits = remoteId.split('@')[0] ?? '';
	const message: TwoChatMessage = {
		uuid: `MSG22222222-0d8d-4aa5-b117-${digits.slice(-6)}${String(nth).padStart(6, '0')}`,
		sentAt: at,
		remoteId,
		remotePhone: `+${digits}`,
		text: 'Su pedido va en camino',
		sentBy: 'api',
		acks: [{ at, value: 2 }],
		...known,
	};
	return message;
}

const twoChat = findProvider('twoChat');
let accounts = 0;

/** An account of its own with one number and these messages, asked over undici. */
export function openNumber(
	sandbox: Sandbox,
	messages: readonly TwoChatMessage[],
	concurrency?: number,
) {
	if (!twoChat) throw new Error('2Chat is a provider');
	accounts += 1;
	const apiKey = `UAK-of-test-${accounts}`;
	const customer = sandbox.twoChat.addAccount(apiKey);
	customer.addNumber({ phone: OWN_PHONE, uuid: CHANNEL, messages });
	const credential = { apiKey, baseUrl: sandbox.twoChat.baseUrl };
	const transport = createUndiciTransport(twoChat, credential);
	const notices: Hint[] = [];
	const client: ApiClient<unknown> = openClient(twoChat, credential, {
		transport,
		clock: new VirtualClock(),
		signal: new AbortController().signal,
		timeoutMs: 10_000,
		deadlineAt: Infinity,
		concurrency: concurrency ?? twoChat.capabilities.concurrency,
		addHint: (hint) => notices.push(hint),
	});
	/** By phones, the phone spelled as people do. */
	const queryOf = (phone: string, messageId: string): StatusQuery => ({
		messageId,
		locateBy: 'phones',
		ownPhone: null,
		contact: twoChat.contact(phone, client.config),
	});
	const find = async (query: StatusQuery) => {
		const found = await twoChat.status?.(client, query);
		if (!found) throw new Error('2Chat tells statuses');
		return found.message;
	};
	const byPhone = async (phone: string, messageId: string) => await find(queryOf(phone, messageId));
	const close = async () => await transport.close();
	return { byPhone, close, find, notices };
}

/** What was asked, in words: `numbers`, `page 7900…`, `key 7900…@c.us`. */
function asked(sandbox: Sandbox): string[] {
	return sandbox.twoChat.requests.map(({ path }) => {
		const [, , , what, key = '', rest = ''] = path.split(/[/?]/);
		if (what === 'get-numbers') return 'numbers';
		return what === 'messages' ? `page ${rest.replace('+', '')}` : `key ${key.split('-').at(-1)}`;
	});
}

/** A sandbox for the tests of a file, and accounts in it that are closed after each. */
export function useTwoChat() {
	let running: Sandbox | undefined;
	let opened: Array<{ close(): Promise<void> }> = [];
	const sandbox = () => {
		if (!running) throw new Error('The sandbox runs during tests only');
		return running;
	};
	beforeAll(async () => {
		running = await startSandbox({ messages: 10 });
	});
	beforeEach(() => {
		sandbox().twoChat.faults.clear();
		sandbox().twoChat.clearRequests();
	});
	afterEach(async () => {
		await Promise.all(opened.map((account) => account.close()));
		opened = [];
	});
	afterAll(async () => await running?.close());
	const open = (messages: readonly TwoChatMessage[], concurrency?: number) => {
		const account = openNumber(sandbox(), messages, concurrency);
		opened.push(account);
		return account;
	};
	/** Changes the single messages that 2Chat answers with. */
	const changeMessages = (changes: object) => {
		const mutate = (answer: unknown) => {
			const { message } = answer as { message?: object };
			return message ? { success: true, message: { ...message, ...changes } } : answer;
		};
		const match = { path: '/whatsapp/message/' };
		sandbox().twoChat.faults.add({ match, fault: { kind: 'mutate', mutate } });
	};
	return { asked: () => asked(sandbox()), changeMessages, open, sandbox };
}
