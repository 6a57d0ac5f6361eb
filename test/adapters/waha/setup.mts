import { registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';

export const contact = '+79001234567';
const CHAT = '79001234567@c.us';

/** An answer with another code than 200. */
export class Refusal {
	constructor(
		readonly code: number,
		readonly body: unknown,
	) {}
}

/** The same as WAHA words it. */
export const nest = (statusCode: number, message: string) =>
	new Refusal(statusCode, { message, error: 'x', statusCode });

/** What was asked beside the session. */
export const askedPaths = (transport: {
	readonly requests: ReadonlyArray<{ readonly url: string }>;
}) =>
	transport.requests
		.map(({ url }) => decodeURIComponent(url.replace('http://localhost:3000/api/', '')))
		.filter((path) => !path.startsWith('sessions/'));

/** A working session on this engine. */
export const sessionOn = (engine: string) => ({
	name: 'default',
	status: 'WORKING',
	me: { id: '5215587654321@c.us', pushName: 'WAHA' },
	engine: { engine },
});

export const row = (part: object = {}) => ({
	id: `true_${CHAT}_AAAA`,
	timestamp: 1_717_250_585,
	from: CHAT,
	fromMe: true,
	body: 'hi',
	hasMedia: false,
	ack: 1,
	ackName: 'SERVER',
	...part,
});

/** A session whose other requests are answered with what this gives; lists end with an empty page. */
export function open(script: (url: URL) => unknown, engine = 'GOWS', session: object = {}) {
	const transport = new ScriptedTransport(({ url }) => {
		const asked = new URL(url);
		const isSession = asked.pathname.startsWith('/api/sessions/');
		const given = isSession ? { ...sessionOn(engine), ...session } : script(asked);
		return given instanceof Refusal ? answer(given.body, given.code) : answer(given);
	});
	return { ...openScripted(registry.waha, {}, transport), transport };
}

/** Everything on the first page. */
export const listOf = (rows: readonly unknown[]) => (url: URL) =>
	url.searchParams.get('offset') === '0' ? rows : [];

/** The item that a row with these fields becomes. */
export async function itemOf(part: object, asked: object = { contact }) {
	const { read } = open(listOf([row(part)]));
	return messagesOf(await read(asked))[0];
}
