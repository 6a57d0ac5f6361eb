import { catchFailure } from '../../../adapters/core/catchFailure.ts';
import { ProviderError } from '../../../adapters/core/providerError.ts';

const failure = new ProviderError({
	provider: 'acme',
	category: 'server',
	message: 'No.',
	advice: 'Ask Acme.',
});

describe('catchFailure', () => {
	it('gives the value, or an expected failure as one', async () => {
		expect(await catchFailure(Promise.resolve(7), () => true)).toBe(7);
		const isServer = ({ category }: ProviderError) => category === 'server';
		expect(await catchFailure(Promise.reject(failure), isServer)).toBe(failure);
	});

	it('throws everything else', async () => {
		const other = new Error('broken');
		await expect(catchFailure(Promise.reject(failure), () => false)).rejects.toBe(failure);
		await expect(catchFailure(Promise.reject(other), () => true)).rejects.toBe(other);
	});
});
