import { rowsOf } from '../../support/sandbox/ask.mts';
import { ITEM_KEYS } from '../../support/itemKeys.mts';
import { exampleProvider, PROVIDERS } from '../../support/sandbox/providers.mts';
import { providerOf } from '../../../sandbox/index.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const LIST = { node: 'listAllMessages', parameters: { limit: 1 } } as const;
const ASKED = PROVIDERS.filter((id) => providerOf(id).statusQuestion);

describe('Include Raw Data', () => {
	const sandbox = useSandbox();

	it.each([
		...PROVIDERS.map((provider) => ({ ...LIST, provider })),
		...ASKED.map((provider) => ({ node: 'getMessageStatus', provider }) as const),
	])(
		'adds the provider’s own object behind the other keys: $node on $provider',
		async (question) => {
			const [row] = await rowsOf(sandbox(), { ...question, options: { includeRaw: true } });
			expect(Object.keys(row ?? {})).toEqual([...ITEM_KEYS, 'raw']);
			expect(Object.keys(row?.raw ?? {}).length).toBeGreaterThan(1);
		},
	);

	it('is decided for each row when an expression says so', async () => {
		const rows = await rowsOf(sandbox(), {
			...LIST,
			provider: exampleProvider(),
			options: { includeRaw: '={{ $json.wanted }}' },
			items: [{ wanted: true }, { wanted: false }],
		});
		expect(rows.map((row) => 'raw' in row)).toEqual([true, false]);
	});
});
