import { InputError } from '../core/inputError';
import type { OutgoingRequest } from '../core/provider';
import { baseUrlOnce, resolveUrl, redirected } from '../http/authorizeUrl';
import { configSchema, textOf } from './config';

type Credential = Readonly<Record<string, unknown>>;

const baseUrlOf = baseUrlOnce((credential) => configSchema.parse(credential).baseUrl);

/** The auth token, with which Twilio signs its webhooks too; '' where the credential has none. */
export function authTokenOf({ authToken }: Credential): string {
	return textOf(authToken);
}

/** User name and password of HTTP Basic; either may be ''. */
function userOf(credential: Credential): readonly [name: string, password: string] {
	const { accountSid, apiKeySid, apiKeySecret, authMethod } = credential;
	return authMethod === 'apiKey'
		? [textOf(apiKeySid), textOf(apiKeySecret)]
		: [textOf(accountSid), authTokenOf(credential)];
}

/** What a request carries for the secret, which isn't the secret itself. */
export function basicOf(credential: Credential): string {
	return Buffer.from(userOf(credential).join(':')).toString('base64');
}

function requireSecret(credential: Credential): void {
	const [name, password] = userOf(credential);
	if (name !== '' && password !== '') return;
	throw credential.authMethod === 'apiKey'
		? new InputError(
				'The Twilio credential has no API key SID or no API key secret.',
				'Create an API key in the Twilio Console and copy both into the credential; the secret is shown only then.',
			)
		: new InputError(
				'The Twilio credential has no auth token.',
				'Copy the auth token from Account Info in the Twilio Console into the credential.',
			);
}

/**
 * A copy of the request with HTTP Basic; throws an `InputError` without a secret or for another host.
 * @see https://www.twilio.com/docs/usage/requests-to-twilio (read 2026-11)
 */
export function authorize<R extends OutgoingRequest>(request: R, credential: Credential): R {
	const url = resolveUrl(request, baseUrlOf(credential));
	requireSecret(credential);
	return redirected(request, url, { Authorization: `Basic ${basicOf(credential)}` });
}
