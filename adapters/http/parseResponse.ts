import type { ZodType } from 'zod/v4';
import type { ApiResponse } from '../core/client';
import type { Redactor } from './redact';
import { type ProviderRef, invalidResponse } from './failures';
import type { HttpResponse } from './transport';

/** The answer with its text parsed, without secrets; `json` is undefined where that can't be done, else the text is ''. */
export function parseResponse(answer: HttpResponse, redactors: readonly Redactor[]): ApiResponse {
	try {
		const parsed = JSON.parse(answer.text) as unknown;
		const json = redactors.reduce((value, redactor) => redactor.ofJson(value, answer.text), parsed);
		return { ...answer, text: '', json };
	} catch {
		const text = redactors.reduce((clean, redactor) => redactor.ofText(clean), answer.text);
		return { ...answer, text, json: undefined };
	}
}

const CHECK_ADDRESS =
	'Check that the Base URL of the credential points to the API, and that no proxy or login page answers in its place.';

function whyNoJson(text: string): string {
	if (text.trim() === '') return 'sent an empty answer';
	if (/^\s*<(!doctype|html|\?xml|head|body)/i.test(text)) return 'sent a web page instead of data';
	if (/^\s*[[{]/.test(text)) return 'sent an answer that breaks off in the middle';
	return 'sent an answer that is not JSON';
}

/** The answer's JSON as the schema gives it; throws an `invalidResponse` that names the first field that is off. */
export function validate<T>(provider: ProviderRef, answer: ApiResponse, schema: ZodType<T>): T {
	if (answer.json === undefined) {
		throw invalidResponse(provider, answer.status, whyNoJson(answer.text), CHECK_ADDRESS);
	}
	const parsed = schema.safeParse(answer.json);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const field = issue?.path.length
		? ` whose field “${issue.path.join('.')}”`
		: ', which as a whole';
	throw invalidResponse(
		provider,
		answer.status,
		`sent an answer${field} is not as documented`,
		'Check the Base URL of the credential. If it is right, the API may have changed: look for a newer version of this package.',
	);
}
