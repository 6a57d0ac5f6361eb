import type { ApiRequest } from '../core/client';
import type { Target } from '../core/provider';
import { urlPart } from './urlPart';
import type { HttpRequest } from './transport';

/** Answers beyond this are refused: what an endless one takes is three times as much on Node 24. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** The request as it leaves us, but for the time that it may take. */
export function toHttpRequest(target: Target, request: ApiRequest): Omit<HttpRequest, 'timeoutMs'> {
	const query = Object.entries(request.query ?? {})
		.map(([name, value]) => `${name}=${urlPart(String(value))}`)
		.join('&');
	const hasBody = request.body !== undefined;
	return {
		method: request.method,
		url: `${target.baseUrl}${request.path}${query && '?'}${query}`,
		headers: hasBody
			? { accept: 'application/json', 'content-type': 'application/json' }
			: { accept: 'application/json' },
		body: hasBody ? JSON.stringify(request.body) : null,
		maxBytes: MAX_ANSWER_BYTES,
		ignoreSslIssues: target.ignoreSslIssues,
	};
}
