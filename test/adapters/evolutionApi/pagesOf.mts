import type { MessageQuery } from '../../../adapters/core/messages/page.ts';
import { registry } from '../../../adapters/index.ts';
import { openScripted } from '../contract/scripted.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { credential, row } from './setup.mts';

const START = 1_770_604_700;
const iso = (second: number) => new Date((START + second) * 1_000).toISOString();
/** A second's time as bounds have it. */
export const ms = (second: number) => (START + second) * 1_000;
/** The times that are asked for from this second back. */
export const until = (second: number) => ({ gte: '1970-01-01T00:00:01.000Z', lte: iso(second) });

/** An answer with one message for each of these seconds, of so many pages by the server's own count. */
export const listOf = (seconds: ReadonlyArray<number | null>, pages: number | null = 9) => ({
	messages: {
		total: 99,
		pages,
		currentPage: 1,
		records: seconds.map((second) =>
			row({ messageTimestamp: second === null ? null : START + second }),
		),
	},
});

/** What is read, and asked for, where the server answers like that, one after the other. */
export async function pagesOf(answers: readonly unknown[], part: Partial<MessageQuery> = {}) {
	const transport = new ScriptedTransport((_request, nth) => answer(answers[nth]));
	const { context } = openScripted(registry.evolutionApi, credential, transport);
	const query = { ownPhone: null, contact: null, direction: null, wanted: 2, ...part };
	const pages = [];
	for await (const page of registry.evolutionApi.pages?.(context as never, query) ?? []) {
		pages.push({ ...page, records: page.records.length });
	}
	const asked = transport.requests.map(({ method, url, body }) =>
		method === 'GET' ? new URL(url).pathname : (JSON.parse(body ?? '') as object),
	);
	return { pages, bounds: pages.map(({ nothingNewerThan }) => nothingNewerThan), asked };
}
