import { inspect } from 'node:util';
import { Agent } from 'undici';
import {
	type Clock,
	type Credential,
	type ProviderDefinition,
	type Hint,
	openClient,
	type ProviderError,
	registry,
} from '../../../adapters/index.ts';
import { type Fault, type FaultRule, type Sandbox, startSandbox } from '../../../sandbox/index.mts';
import { createUndiciTransport } from '../../../tools/undiciTransport.mts';
import { failureOf } from '../http/failureOf.mts';
import { type Asked, type AskedToSend, lookUp, read, send } from './scripted.mts';
import { type ContractSubject, SECRET, SkippingClock } from './subject.mts';

export interface OpenOptions {
	readonly credential?: Credential;
	readonly clock?: Clock;
	readonly signal?: AbortSignal;
	readonly timeoutMs?: number;
	readonly concurrency?: number;
	/** In place of the provider's own definition. */
	readonly definition?: ProviderDefinition<unknown>;
}

/** A sandbox and what is opened on it, for the tests of one provider; made anew for each of its `describe`s. */
export function createHarness(subject: ContractSubject) {
	const definition: ProviderDefinition<unknown> = registry[subject.id];
	const agents: Agent[] = [];
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 230 });
	});
	beforeEach(() => {
		sandbox[subject.id].faults.clear();
		sandbox[subject.id].clearRequests();
	});
	afterEach(async () => {
		await Promise.all(agents.splice(0).map(async (agent) => await agent.destroy()));
	});
	afterAll(() => sandbox.close());

	/** An account on the sandbox, over undici. */
	function open(options: OpenOptions = {}) {
		const own = options.definition ?? definition;
		const credential = options.credential ?? subject.arrange(sandbox);
		const agent = new Agent();
		const notices: Hint[] = [];
		agents.push(agent);
		const context = openClient(own, credential, {
			transport: createUndiciTransport(own, credential, agent),
			clock: options.clock ?? new SkippingClock(),
			signal: options.signal ?? new AbortController().signal,
			timeoutMs: options.timeoutMs ?? 5_000,
			deadlineAt: Infinity,
			concurrency: options.concurrency ?? own.capabilities.concurrency,
			addHint: (hint) => notices.push(hint),
		});
		return {
			context,
			notices,
			read: async (asked: Asked = {}) => {
				const ownPhone = subject.ownPhone === undefined ? {} : { ownPhone: subject.ownPhone };
				return await read(own, context, { ...ownPhone, ...asked });
			},
			send: async (asked: AskedToSend) => {
				const ownPhone = subject.ownPhone === undefined ? {} : { ownPhone: subject.ownPhone };
				return await send(own, context, { ...ownPhone, ...asked });
			},
			lookUp: async (query: Parameters<typeof lookUp>[2]) => await lookUp(own, context, query),
			check: async () => await own.check(context),
		};
	}

	return {
		definition,
		open,
		get sandbox() {
			return sandbox;
		},
		get server() {
			return sandbox[subject.id];
		},
		/** Requests that read messages. */
		reads: () => sandbox[subject.id].requests.filter(({ path }) => subject.reads.test(path)),
		/** From now on reading messages goes wrong this way. */
		injectFault: (fault: Fault, rule: Omit<FaultRule, 'fault'> = {}) =>
			sandbox[subject.id].faults.add({ match: { path: subject.reads }, ...rule, fault }),
		/** What reading a conversation fails with. */
		failure: async (options?: OpenOptions): Promise<ProviderError> =>
			await failureOf(open(options).read({ contact: subject.contact })),
	};
}

const FORMS = [
	SECRET,
	encodeURIComponent(SECRET),
	encodeURI(SECRET),
	JSON.stringify(SECRET).slice(1, -1),
	JSON.stringify(SECRET).slice(1, -1).replaceAll('/', '\\/'),
	new URLSearchParams({ a: SECRET }).toString().slice(2),
	Buffer.from(SECRET).toString('base64'),
	Buffer.from(SECRET).toString('base64').replace(/=/g, ''),
	Buffer.from(SECRET).toString('base64url'),
];

/** Fails the test when the secret, in any form, is anywhere in or on the value. */
export function expectNoSecret(value: unknown): void {
	const own = typeof value === 'object' && value !== null ? value : {};
	const texts = [
		inspect(value, { depth: 12, showHidden: true, maxStringLength: null, maxArrayLength: null }),
		JSON.stringify(value, Object.getOwnPropertyNames(own)),
		JSON.stringify(value),
		String((own as Error).stack),
		inspect((own as Error).cause, { depth: 12, showHidden: true }),
	].join('\n');
	expect(FORMS.filter((form) => texts.includes(form))).toEqual([]);
}
