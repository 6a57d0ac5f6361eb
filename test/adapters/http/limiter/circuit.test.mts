import {
	TransportFailure,
	type TransportFailureKind,
} from '../../../../adapters/http/transport.ts';
import { openAcme } from '../acme.mts';
import { failureOf } from '../failureOf.mts';
import { answer } from '../scriptedTransport.mts';

function breakOff(kind: TransportFailureKind): never {
	throw new TransportFailure(kind, null);
}

async function failuresOf(count: number, { ask, clock }: ReturnType<typeof openAcme>) {
	const failures = Array.from({ length: count }, async () => await failureOf(ask()));
	return await clock.settle(Promise.all(failures));
}

describe('a server that never answered', () => {
	it.each([
		['timeout', 8, 8, 15],
		['dns', 8, 8, 15],
		['tls', 1, 3, 3],
		['timeout', 1, 3, 3],
	] as const)(
		'(%s) is given up soon at a concurrency of %i',
		async (kind, concurrency, least, most) => {
			const account = openAcme(() => breakOff(kind), { concurrency });
			const failures = await failuresOf(300, account);
			expect(account.transport.requests.length).toBeGreaterThanOrEqual(least);
			expect(account.transport.requests.length).toBeLessThanOrEqual(most);
			expect(new Set(failures.map(({ category }) => category)).size).toBe(1);
		},
	);

	it('is given up within the retry budget where connections break off', async () => {
		const account = openAcme(() => breakOff('network'), { concurrency: 1 });
		await failuresOf(300, account);
		expect(account.transport.requests.length).toBeLessThan(30);
	});
});

it('a server that answered once, if only with an error, is asked for every item', async () => {
	const account = openAcme((_request, nth) => (nth === 0 ? answer('', 501) : breakOff('timeout')));
	await failuresOf(100, account);
	expect(account.transport.requests).toHaveLength(100);
});
