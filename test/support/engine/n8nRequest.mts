import { parse } from 'node:querystring';
import type { IDataObject } from 'n8n-workflow';

/** What arrives at a webhook. */
export interface Delivery {
	readonly method?: string;
	/** Sent as JSON. */
	readonly body?: unknown;
	/** Sent as it is, instead of `body`. */
	readonly text?: string;
	/** That of JSON, unless it says another. */
	readonly contentType?: string;
	readonly query?: IDataObject;
	/** The address's end as it was written, `query` included; else `query` is written anew. */
	readonly originalUrl?: string;
	readonly headers?: IDataObject;
	readonly name?: string;
}

const WITH_FILES = 'multipart/form-data';
const FORM = 'application/x-www-form-urlencoded';

/** As n8n 2.41's `middlewares/body-parser` and `webhooks/webhook-helpers` read it; of a form with files, one without fields. */
function parsed(given: string, type: string): unknown {
	if (type === WITH_FILES) return { data: {}, files: {} };
	const text = given.replace(/^\uFEFF/, '');
	if (text === '') return {};
	if (type === 'application/json') return JSON.parse(text);
	if (type === FORM) return parse(text, undefined, undefined, { maxKeys: 1_000 });
	return type === 'text/plain' ? text : {};
}

function written(query: IDataObject): string {
	const pairs = Object.entries(query).flatMap(([name, value]) =>
		[value].flat().map((each): [string, string] => [name, String(each)]),
	);
	return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

/**
 * The request as n8n hands it to a webhook node: parsed, with the bytes it was parsed from, header names in lower case.
 * Of a body in several parts n8n keeps no bytes.
 */
export function n8nRequest(delivery: Delivery, path: string) {
	const { method = 'POST', body = {}, query = {}, headers = {} } = delivery;
	const { contentType = 'application/json', text = JSON.stringify(body) } = delivery;
	const [type = ''] = contentType.toLowerCase().split(';');
	const rawBody = Buffer.from(text);
	const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
	return {
		method,
		rawBody: type.startsWith('multipart/') ? undefined : rawBody,
		contentType: type,
		encoding: 'utf-8',
		body: parsed(text, type),
		query,
		originalUrl: delivery.originalUrl ?? `${path}${written(query)}`,
		params: {},
		headers: {
			host: '127.0.0.1:5678',
			'content-type': contentType,
			'content-length': String(rawBody.length),
			...Object.fromEntries(named),
		},
	};
}
