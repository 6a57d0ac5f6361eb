import type { ICredentialTestRequest } from 'n8n-workflow';

type Rules = NonNullable<ICredentialTestRequest['rules']>;

/** What every credential test has in common with the requests of the nodes: TLS as chosen, no redirects. */
export const testRequest = {
	disableFollowRedirect: true,
	skipSslCertificateValidation: '={{$credentials.ignoreSslIssues}}' as unknown as boolean,
};

/** A body with this value at this place (`data[0].state`; undefined: nothing there) says why the test fails. */
export function whenBody(key: string, value: unknown, message: string) {
	return { type: 'responseSuccessBody' as const, properties: { key, value, message } };
}

/** An HTTP status says why the test fails. */
export function whenCode(value: number, message: string) {
	return { type: 'responseCode' as const, properties: { value, message } };
}

const REDIRECTS = [301, 302, 303, 307, 308];

/** There is no API at the Base URL: another address answers, or nothing. */
export function whenElsewhere(api: string) {
	return [
		whenCode(404, `There is no ${api} at this address. Check the Base URL.`),
		...REDIRECTS.map((code) =>
			whenCode(code, 'This address redirects to another one. Put that into the Base URL.'),
		),
	];
}

/** Both kinds of rules together, which n8n takes but its types don't. */
export function withRules(
	...rules: Array<ReturnType<typeof whenBody> | ReturnType<typeof whenCode>>
): Rules {
	return rules as Rules;
}
