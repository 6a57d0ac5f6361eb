import { hmac } from '../../../adapters/core/webhooks/signature.ts';
import { registry } from '../../../adapters/index.ts';
import { verify } from '../../../adapters/evolutionApi/webhookSecret.ts';
import { unsigned } from '../../support/delivery.mts';

describe('the secret of Evolution API’s deliveries', () => {
	const credential = { apiKey: ' K-1 ', instance: 'ventas' };
	const secretOf = (of: object) => {
		const { body } = registry.evolutionApi.authorize(
			{ url: '/webhook/set/ventas', body: '":webhookSecret"' },
			{ ...credential, ...of },
		);
		return JSON.parse(String(body)) as string;
	};
	const carrying = (given: string) => ({
		...unsigned({}),
		headers: { 'x-message-tracker': given },
	});

	it('is another for each key and instance, and tells neither', () => {
		expect(secretOf({})).toMatch(/^[0-9a-f]{64}$/);
		expect(secretOf({ apiKey: 'K-1', instance: ' ventas ' })).toBe(secretOf({}));
		expect(new Set([{}, { apiKey: 'K-2' }, { instance: 'otra' }].map(secretOf)).size).toBe(3);
	});

	it('makes a delivery valid, and any other or none forged', () => {
		expect(verify(carrying(secretOf({})), credential)).toBe('valid');
		for (const wrong of [secretOf({ apiKey: 'K-2' }), secretOf({}).toUpperCase(), '', 'x']) {
			expect(verify(carrying(wrong), credential)).toBe('forged');
		}
		expect(verify(unsigned({}), credential)).toBe('forged');
	});

	it.each(['', ' ', undefined, null])(
		'is none that anybody could make without a key: %p',
		(apiKey) => {
			const made = ['', 'undefined', 'null'].map((key) =>
				hmac('sha256', key, 'webhook of ventas', 'hex'),
			);
			for (const secret of made) {
				expect(verify(carrying(secret), { ...credential, apiKey })).toBe('forged');
			}
		},
	);
});
