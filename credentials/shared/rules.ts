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

/** Both kinds of rules together, which n8n takes but its types don't. */
export function withRules(
	...rules: Array<ReturnType<typeof whenBody> | ReturnType<typeof whenCode>>
): Rules {
	return rules as Rules;
}
