import { type Category, ProviderError } from '../../adapters/core/providerError.ts';
import { table } from './markdown.mts';

/** What happened and what to do, for each kind of failure. */
const CATEGORIES: Readonly<Record<Category, readonly [what: string, toDo: string]>> = {
	auth: [
		'The provider does not accept the token or key',
		'Copy it again into the credential, from the account or channel that it is for',
	],
	quota: [
		'The plan, the trial or the credits are used up',
		'Look at plan and billing at the provider',
	],
	notConnected: [
		'The key is right, but no phone is connected',
		'Connect the phone again at the provider, usually by scanning a QR code',
	],
	noAccount: [
		'The contact can’t be written to: no WhatsApp, or no account, on this number. Nothing was sent',
		'Check the number and its country code',
	],
	permission: [
		'The provider refuses this request for this key',
		'Look at what the key, or the reverse proxy, allows',
	],
	invalidRequest: [
		'A value can’t be used: a phone, an ID, a number, a date',
		'Correct the value; `error` names it and `message` says how',
	],
	notFound: [
		'The provider has no such message, number or chat',
		'Check ID, phone and credential. For statuses there is the option **If Not Found**',
	],
	unsupported: [
		'The provider does not offer this',
		'Choose another provider in the node, or another of your numbers; `message` says more',
	],
	rateLimit: [
		'Too many requests; the node waited and asked again as often as it may',
		'Lower **Concurrency**, run less often, or set **Requests per Minute** in the credential, where it has that',
	],
	timeout: [
		'No complete answer within the timeout',
		'Raise **Timeout (Seconds)**, or try again later',
	],
	network: [
		'The provider can’t be reached',
		'Check the **Base URL**, the server, its certificate, and what n8n may reach',
	],
	server: [
		'The provider had trouble or declined without a known reason',
		'Try again later. `message` ends with the provider’s own words, where it gave any',
	],
	invalidResponse: [
		'The answer is not what the provider documents: a web page, a redirect, an unknown address (HTTP 404), more than 16 MB',
		'Check the **Base URL**. If it is right, look for a newer version of this package',
	],
	uncertain: [
		'A message may have been sent, or may not: the answer to it was lost, or can’t be understood. `details.mayHaveBeenSent` is true',
		'Look into the chat before you send it again. Nothing repeats it automatically',
	],
};

/** The categories in `details.category`, with what holds for each unless the answer says otherwise. */
export function categoryTable(): string {
	const categories = Object.entries(CATEGORIES) as Array<[Category, (typeof CATEGORIES)[Category]]>;
	return table(
		['`category`', 'What happened', 'What to do', '`retryable`', 'Ends the account’s requests'],
		categories.map(([category, [what, toDo]]) => {
			const failure = new ProviderError({ provider: null, category, message: '', advice: '' });
			return [
				`\`${category}\``,
				what,
				toDo,
				failure.retryable ? 'true' : 'false',
				failure.scope === 'account' ? 'yes' : 'no',
			];
		}),
	);
}
