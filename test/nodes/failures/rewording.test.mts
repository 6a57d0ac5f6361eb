import { registry } from '../../../adapters/index.ts';
import { providerOf, SEEDED } from '../../../sandbox/index.mts';
import { exampleProvider } from '../../support/sandbox/providers.mts';
import { refusalOf } from '../../support/sandbox/refusals.mts';
import { oneRequest, troubleAndStopOf } from '../../support/sandbox/troubles.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const EXAMPLE = exampleProvider();
const SHOWING = exampleProvider(({ id }) => providerOf(id).expected.shownTextCode === 422);
/** n8n replaces a message that holds one of these, even inside a word, by words of its own. */
const CODES = [
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOTFOUND',
	'ETIMEDOUT',
	'ERRADDRINUSE',
	'EADDRNOTAVAIL',
	'ECONNABORTED',
	'EHOSTUNREACH',
	'EAI_AGAIN',
	'ENOENT',
	'EISDIR',
	'ENOTDIR',
	'EACCES',
	'EEXIST',
	'EPERM',
	'GETADDRINFO',
];

describe('Words that n8n would replace', () => {
	const sandbox = useSandbox();

	it.each(CODES)('stay as they are when a row says %s', async (code) => {
		const refusal = await refusalOf(
			sandbox(),
			{
				node: 'getMessagesByPhone',
				provider: EXAMPLE,
				parameters: { phone: '={{ $json.value }}', limit: 2 },
			},
			SEEDED.contacts.maria.whatsAppDigits,
			`pr${code.toLowerCase()}ing ${code}`,
		);
		expect(refusal.error).toBe(`“pr${code.toLowerCase()}ing ${code}” has letters in it.`);
	});

	it.each(CODES)('stay in the description when a provider says %s', async (code) => {
		const message = `pre${code}ing`;
		const fault = { kind: 'status', code: 422, body: { message } } as const;
		const trouble = await troubleAndStopOf(sandbox(), oneRequest(SHOWING), fault);
		expect(trouble.error).not.toContain(code);
		expect(trouble.message).toContain(`${registry[SHOWING].label} says: “${message}”`);
	});
});
