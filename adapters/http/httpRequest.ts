import type { ApiRequest } from '../core/client';
import type { Target } from '../core/provider';
import { urlPart } from './urlPart';
import type { HttpRequest } from './transport';

/** Answers beyond this are refused: what an endless one takes is three times as much on Node 24. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** The request's body as text, and what kind of text that is; null for none. */
function bodyOf({
	body,
	form,
}: ApiRequest): { readonly type: string; readonly text: string } | null {
	if (form) {
		const text = new URLSearchParams(form).toString();
		return { type: 'application/x-www-form-urlencoded', text };
	}
	return body === undefined ? null : { type: 'application/json', text: JSON.stringify(body) };
}

/** The request as it leaves us, but for the time that it may take. */
export function toHttpRequest(target: Target, request: ApiRequest): Omit<HttpRequest, 'timeoutMs'> {
	const query = Object.entries(request.query ?? {})
		.map(([name, value]) => `${name}=${urlPart(String(value))}`)
		.join('&');
	const body = bodyOf(request);
	return {
		method: request.method,
		url: `${target.baseUrl}${request.path}${query && '?'}${query}`,
		headers: { accept: 'application/json', ...(body && { 'content-type': body.type }) },
		body: body?.text ?? null,
		maxBytes: MAX_ANSWER_BYTES,
		ignoreSslIssues: target.ignoreSslIssues,
	};
}
