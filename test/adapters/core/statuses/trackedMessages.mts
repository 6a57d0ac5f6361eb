import { z } from 'zod/v4';
import {
	createMessage,
	type ApiClient,
	type ProviderDefinition,
	type Hint,
	type MessageRecord,
	type Status,
	type StatusQuery,
} from '../../../../adapters/index.ts';
import { ProviderError } from '../../../../adapters/core/providerError.ts';
import { createRedactor } from '../../../../adapters/http/redact.ts';
import { statusFields } from '../../../../adapters/core/statuses/status.ts';
import { createClient } from '../../../../adapters/http/createClient.ts';
import { abortable } from '../../../../adapters/http/readBody.ts';
import { acme } from '../../http/acme.mts';
import { answer, type Script, ScriptedTransport } from '../../http/scriptedTransport.mts';
import { VirtualClock } from '../../http/virtualClock.mts';

/** What a message becomes, and how many milliseconds after the start; the first stage holds from the start. */
export type Course = ReadonlyArray<readonly [afterMs: number, status: Status | null]>;

export interface Setting {
	/** By id, the newest first. */
	readonly courses: Readonly<Record<string, Course>>;
	/** How many of the newest messages the list shows; null: lists carry no status. */
	readonly reach?: number | null;
	readonly isBilled?: boolean;
	readonly concurrency?: number;
	readonly signal?: AbortSignal;
	/** How long each request takes. */
	readonly latencyMs?: number;
	/** An answer in place of the true one; undefined: the true one. */
	readonly instead?: (path: string, nth: number) => ReturnType<typeof answer> | undefined;
}

export interface Asked {
	readonly path: string;
	/** Milliseconds since the start. */
	readonly at: number;
}

const rowSchema = z.object({ id: z.string(), state: z.string().nullable() });
const LIST = '/list';

function record({ id, state }: z.infer<typeof rowSchema>): MessageRecord {
	const message = createMessage('acme', {
		direction: 'outbound',
		messageId: id,
		...statusFields(state as Status | null, state),
	});
	return { message, raw: { id, state } };
}

/** Such as adapters make it of an answer that says so. */
function missing(): ProviderError {
	return new ProviderError({
		provider: 'acme',
		category: 'notFound',
		message: 'Acme has no such message.',
		advice: 'Check the ID.',
		isMissing: true,
	});
}

function definitionOf({ reach = 100, isBilled = false }: Setting): ProviderDefinition<object> {
	const reading = { maxMessages: reach, isPaged: false, supportsDirectionFilter: true };
	return {
		...acme,
		capabilities: {
			...acme.capabilities,
			all: { ...reading, includesStatus: reach !== null },
			statusBy: ['messageId'],
			isBilled,
		},
		failure: ({ status }) => (status === 404 ? missing() : null),
		async *pages({ call, addHint }) {
			const rows = await call({ method: 'GET', path: LIST }, z.array(rowSchema));
			const records = rows.map(record);
			addHint({ code: 'malformedDropped' });
			yield {
				scope: 'all',
				records,
				nothingNewerThan: null,
				isBoundExact: true,
				isTruncated: false,
			};
		},
		async status({ call }, { messageId }) {
			const path = `/status/${encodeURIComponent(messageId)}`;
			return record(await call({ method: 'GET', path }, rowSchema));
		},
	};
}

/** An account with messages that change while virtual time passes, and the record of what it was asked. */
export function openTracked(setting: Setting) {
	const { courses, reach = 100, latencyMs = 0, instead } = setting;
	const clock = new VirtualClock();
	const startedAt = clock.now();
	const signal = setting.signal ?? new AbortController().signal;
	const asked: Asked[] = [];
	const notices: Hint[] = [];
	const definition = definitionOf(setting);
	const rowOf = (id: string) => {
		const passed = clock.now() - startedAt;
		const [, state] = courses[id]?.findLast(([afterMs]) => afterMs <= passed) ?? [0, null];
		return { id, state };
	};
	const truth = (path: string) => {
		if (path === LIST)
			return answer(
				Object.keys(courses)
					.slice(0, reach ?? 0)
					.map(rowOf),
			);
		const id = decodeURIComponent(path.slice('/status/'.length));
		return id in courses ? answer(rowOf(id)) : answer('', 404);
	};
	const script: Script = async ({ url }, nth) => {
		const path = url.slice('https://api.acme.example/v1'.length);
		asked.push({ path, at: clock.now() - startedAt });
		if (latencyMs > 0) await clock.wait(latencyMs);
		return instead?.(path, nth) ?? truth(path);
	};
	const width = setting.concurrency ?? 8;
	const client: ApiClient<object> = createClient({
		definition,
		config: {},
		transport: new ScriptedTransport(script),
		clock: {
			now: () => clock.now(),
			random: () => clock.random(),
			sleep: async (ms) => await abortable(clock.sleep(ms), signal),
		},
		signal,
		timeoutMs: 30_000,
		deadlineAt: Infinity,
		concurrency: { initial: width, max: width },
		addHint: (hint) => notices.push(hint),
		redactor: createRedactor([]),
	});
	const countOf = (code: Hint['code']) =>
		notices.reduce((sum, { code: its, count = 1 }) => (its === code ? sum + count : sum), 0);
	const lists = () => asked.filter(({ path }) => path === LIST);
	const lookups = () => asked.filter(({ path }) => path !== LIST);
	return { asked, clock, context: client, countOf, definition, lists, lookups, notices, startedAt };
}

export function queryOf(messageId: string): StatusQuery {
	return { messageId, locateBy: 'messageId', ownPhone: null };
}

/** Ids `prefix0`, `prefix1` …, each with the course of its number. */
export function coursesOf(
	count: number,
	course: (index: number) => Course,
	prefix = 'm',
): Record<string, Course> {
	return Object.fromEntries(
		Array.from({ length: count }, (_, index) => [`${prefix}${index}`, course(index)]),
	);
}
