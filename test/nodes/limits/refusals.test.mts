import type { IDataObject } from 'n8n-workflow';
import { providerOf, refusalWith } from '../../../sandbox/index.mts';
import { ask, NODE } from '../../support/sandbox/ask.mts';
import { customers, writeTo } from '../../support/sandbox/customers.mts';
import { type ProviderId, PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

/** Our own number where requests name it, so that it isn't asked for. */
const own = (provider: ProviderId) => {
	const { accountPhone: value } = providerOf(provider);
	return value !== undefined && { accountPhone: { mode: 'phone', value, __rl: true } };
};

describe('A refusal', () => {
	const sandbox = useSandbox();
	const read = async (provider: ProviderId, count: number) => {
		const rows = customers(count);
		writeTo(rows, sandbox());
		return await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider,
			parameters: {
				phone: '={{ $json.phone }}',
				limit: 1,
				...own(provider),
			},
			items: rows as unknown as IDataObject[],
			onError: 'continueErrorOutput',
		});
	};

	it.each(PROVIDERS)('with 403 of each of 300 items makes few requests on %s', async (provider) => {
		const { faults, requests } = sandbox()[provider];
		faults.add({ fault: { kind: 'status', code: 403 } });
		const run = await read(provider, 300);
		expect(run.items(NODE, 0)).toEqual([]);
		expect(
			new Set(run.json(NODE, 1).map(({ details }) => (details as IDataObject).category)),
		).toEqual(new Set(['permission']));
		expect(run.items(NODE, 1)).toHaveLength(300);
		expect(requests.length).toBeGreaterThan(0);
		expect(requests.length).toBeLessThanOrEqual(3 + 8);
	});

	it.each(PROVIDERS)(
		'with 401 of one of 20 items leaves the others their answers on %s',
		async (provider) => {
			const path = providerOf(provider).mainPaths?.messages ?? /./;
			const fault = { kind: 'status', code: 401 } as const;
			sandbox()[provider].faults.add({ match: { path, nth: 13 }, fault });
			const run = await read(provider, 20);
			expect(run.items(NODE, 0)).toHaveLength(19);
			expect(run.json(NODE, 1)).toMatchObject([{ details: { category: 'auth' } }]);
			const asked = sandbox()[provider].requests.filter((request) => path.test(request.path));
			const once = new Set(asked.map((request) => `${request.path} ${request.body}`));
			expect(once.size).toBeGreaterThanOrEqual(20);
			expect(asked).toHaveLength(once.size);
		},
	);
});

describe('Trouble on the provider’s side', () => {
	const sandbox = useSandbox();

	it.each(
		PROVIDERS.flatMap((provider) => [
			[provider, 500, refusalWith(provider, 500)?.isRepeated === false ? 1 : 2] as const,
			[provider, 502, 4] as const,
		]),
	)(
		'is asked on %s with HTTP %i %i times',
		async (provider, code, requests) => {
			const path = providerOf(provider).mainPaths?.messages ?? /./;
			sandbox()[provider].faults.add({ match: { path }, fault: { kind: 'status', code } });
			const run = await ask(sandbox(), {
				node: 'getMessagesByPhone',
				provider,
				parameters: { phone: '+34612000001', ...own(provider) },
				onError: 'continueErrorOutput',
			});
			expect(run.json(NODE, 1)).toMatchObject([
				{ details: { category: 'server', httpStatus: code } },
			]);
			const asked = sandbox()[provider].requests.filter((request) => path.test(request.path));
			expect(asked).toHaveLength(requests);
		},
		30_000,
	);
});
