import { rowsOf } from '../setup/ask.mts';
import { PROVIDERS, type ProviderId } from '../setup/providers.mts';
import { inputDetails } from '../setup/refusals.mts';
import { oneMessage, oneRequest, troubleAndStopOf } from '../setup/troubles.mts';
import { useSandbox } from '../setup/useSandbox.mts';

const PASTED: Readonly<Record<ProviderId, string>> = {
	wamm: 'msg_get/someToken/?phone=1&col=1',
	twoChat: 'whatsapp/messages/+1/+2?page_number=3#top',
	whatsappApi: 'api/messages?phone_number=1',
};
const EXAMPLES: Readonly<Record<ProviderId, string>> = {
	wamm: 'https://wamm.chat/api2',
	twoChat: 'https://api.p.2chat.io/open',
	whatsappApi: 'http://127.0.0.1:8790',
};
const HEALTHY = { kind: 'latency', ms: 0 } as const;

describe.each(PROVIDERS)('The Base URL of %s', (provider) => {
	const sandbox = useSandbox();

	it.each<readonly [string, (baseUrl: string) => string]>([
		['without scheme', (url) => url.replace('http://', '')],
		['with a slash at its end', (url) => `${url}//`],
		['with spaces around', (url) => ` ${url}\n`],
		['with a pasted path', (url) => `${url}/${PASTED[provider]}`],
	])('works when it is written %s', async (_what, written) => {
		const credential = { baseUrl: written(sandbox()[provider].baseUrl) };
		expect(await rowsOf(sandbox(), { ...oneMessage(provider), credential })).toHaveLength(1);
	});

	it.each<readonly [string, (baseUrl: string) => string, string]>([
		[
			'has a user name and a password',
			(url) => url.replace('://', '://user:password@'),
			'The base URL has a user name or password in it.',
		],
		['is no address', () => 'my server', 'The base URL is not a complete web address.'],
		[
			'has another scheme',
			() => 'ftp://files.example',
			'The base URL starts with neither https:// nor http://.',
		],
	])('is refused without repeating it when it %s', async (_what, written, error) => {
		const credential = { baseUrl: written(sandbox()[provider].baseUrl) };
		const question = { ...oneRequest(provider), credential };
		const trouble = await troubleAndStopOf(sandbox(), question, HEALTHY);
		expect(trouble).toEqual({
			error,
			message: `Enter the address of the API, such as ${EXAMPLES[provider]}.`,
			details: inputDetails(provider),
			requests: 0,
		});
		expect(JSON.stringify(trouble)).not.toContain(credential.baseUrl);
	});
});

describe('Another field of a credential', () => {
	const sandbox = useSandbox();

	it.each<readonly [ProviderId, object, string, string]>([
		[
			'wamm',
			{ token: ' ' },
			'The WAMM.chat credential has no token.',
			'Copy the API token from Settings in WAMM.chat into the credential.',
		],
		[
			'wamm',
			{ timezone: 'Moscow time' },
			'The WAMM.chat credential has an unknown Time Zone: “Moscow time”.',
			'Write it as a city, such as Europe/Moscow or America/Mexico_City.',
		],
		[
			'twoChat',
			{ apiKey: '' },
			'The 2Chat credential has no API key.',
			'Copy the API key from Developers in 2Chat into the credential.',
		],
		[
			'whatsappApi',
			{ headerName: 'X Key' },
			'The Header Name of the WhatsApp API credential has characters that no header may have.',
			'Use letters, digits and hyphens, such as X-Api-Key.',
		],
	])('is refused on %s when it is %j', async (provider, credential, error, message) => {
		const question = { ...oneRequest(provider), credential: { ...credential } };
		expect(await troubleAndStopOf(sandbox(), question, HEALTHY)).toEqual({
			error,
			message,
			details: inputDetails(provider),
			requests: 0,
		});
	});
});
