import { ProviderError } from '../../../../adapters/index.ts';
import { uncertain, uncertainAfter } from '../../../../adapters/core/sending/uncertain.ts';
import { unsentAfter } from '../../../../adapters/core/sending/unsent.ts';

const failure = (part: Partial<ConstructorParameters<typeof ProviderError>[0]>) =>
	new ProviderError({
		provider: 'acme',
		category: 'server',
		message: 'Acme had trouble.',
		advice: 'Ask Acme.',
		detail: 'oops',
		httpStatus: 500,
		providerCode: '7',
		retry: true,
		...part,
	});
const LOOK =
	'Look into the chat before you send it again: it is not repeated automatically, so that nobody gets it twice.';

describe('uncertain', () => {
	it('says to look into the chat, and nothing else where there is nothing else to do', () => {
		expect(uncertain('It broke off.', { provider: 'acme' }).advice).toBe(LOOK);
	});
});

describe('uncertainAfter', () => {
	it('keeps what the provider said, and says that the message may have been sent', () => {
		expect(uncertainAfter(failure({}))).toMatchObject({
			provider: 'acme',
			category: 'uncertain',
			message: 'Acme had trouble. The message may have been sent.',
			advice: LOOK,
			detail: 'oops',
			httpStatus: 500,
			providerCode: '7',
			retry: false,
			retryable: false,
		});
	});

	it('says that it may have been taken also after a refusal', () => {
		expect(uncertainAfter(failure({ httpStatus: 400 }))).toMatchObject({ isNotTaken: false });
	});

	it('keeps the advice about an address that gives something else', () => {
		const { advice } = uncertainAfter(failure({ category: 'invalidResponse' }));
		expect(advice).toBe(`${LOOK} Ask Acme.`);
	});
});

describe('unsentAfter', () => {
	it('is the failure that ended the sending, of a message that was not sent', () => {
		const ended = failure({ category: 'auth', httpStatus: 500 });
		expect(unsentAfter(ended).toFailure()).toEqual({
			...ended.toFailure(),
			message: 'This message was not sent, as an earlier one ended the sending: Acme had trouble.',
			isNotTaken: true,
		});
	});
});
