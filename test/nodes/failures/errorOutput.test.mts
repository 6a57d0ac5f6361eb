import type { IDataObject } from 'n8n-workflow';
import { registry } from '../../../adapters/index.ts';
import { providerOf, type Sandbox } from '../../../sandbox/index.mts';
import { ask, NODE, type Question } from '../../support/sandbox/ask.mts';
import { customers, writeTo } from '../../support/sandbox/customers.mts';
import { exampleProvider, PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const EXAMPLE = exampleProvider();
const REFUSED = `${registry[EXAMPLE].label} did not accept the request (HTTP 400).`;
const COUNT = 250;
/** Every 25th row is bad: half of them before a request, half in what the provider answers. */
const isBad = (index: number) => index % 25 === 7;
const isRefusedBefore = (index: number) => index % 50 === 7;
const BAD = Array.from({ length: COUNT }, (_, index) => index).filter(isBad);

const rows = customers(COUNT).map((row, index) =>
	isRefusedBefore(index) ? { ...row, phone: `0${index}` } : row,
);

function question(onError?: Question['onError']): Question {
	return {
		node: 'getMessagesByPhone',
		provider: EXAMPLE,
		parameters: { phone: '={{ $json.phone }}', limit: 1 },
		items: rows,
		onError,
	};
}

/** A message for each phone, and a refusal for the bad ones. */
function prepare(sandbox: Sandbox): void {
	writeTo(rows, sandbox);
	for (const index of BAD.filter((each) => !isRefusedBefore(each))) {
		const match = { path: `phone=${rows[index]?.phone.slice(1)}` };
		sandbox[EXAMPLE].faults.add({ match, fault: { kind: 'status', code: 400, body: {} } });
	}
}

function failureOf(index: number) {
	const { phone = '' } = rows[index] ?? {};
	const details = { provider: EXAMPLE, category: 'invalidRequest', retryable: false, phone };
	return isRefusedBefore(index)
		? {
				error: expect.stringContaining(`“${phone}” is too short`),
				message: 'Write the number with its country code, such as +52 55 1234 5678.',
				details: { ...details, httpStatus: null, providerCode: null },
			}
		: {
				error: REFUSED,
				message: expect.stringContaining('Check the values'),
				details: { ...details, httpStatus: 400, providerCode: null },
			};
}

describe('Ten bad rows of 250', () => {
	const sandbox = useSandbox();
	const texts = rows.map((_, index) => `to ${index}`);

	it('leave by the error output with their own columns when that is on', async () => {
		prepare(sandbox());
		const run = await ask(sandbox(), question('continueErrorOutput'));
		expect(run.status).toBe('success');
		expect(run.outputs(NODE)).toHaveLength(2);
		expect(run.items(NODE, 0).map(({ json, pairedItem }) => [json.text, pairedItem])).toEqual(
			texts.flatMap((text, item) => (isBad(item) ? [] : [[text, { item }]])),
		);
		expect(run.items(NODE, 1)).toEqual(
			BAD.map((item) => ({ json: { ...rows[item], ...failureOf(item) }, pairedItem: { item } })),
		);
	});

	it('come out in their places when the node goes on by the regular output', async () => {
		prepare(sandbox());
		const run = await ask(sandbox(), question('continueRegularOutput'));
		expect(run.status).toBe('success');
		expect(run.outputs(NODE)).toHaveLength(1);
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(
			rows.map((_, item) => ({ item })),
		);
		for (const [index, { json }] of run.items(NODE).entries()) {
			expect(json).toEqual(
				isBad(index) ? failureOf(index) : expect.objectContaining({ text: texts[index] }),
			);
		}
	});

	it('stop the workflow at the first when nothing else is chosen, and name its row', async () => {
		prepare(sandbox());
		const run = await ask(sandbox(), question());
		const { error, message } = failureOf(7);
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({
			message: error,
			description: message,
			context: { itemIndex: 7 },
		});
		expect(sandbox()[EXAMPLE].requests).toEqual([]);
	});

	it('name the row whose answer was bad when the node stops there', async () => {
		prepare(sandbox());
		const good = rows.map((row, index) =>
			isRefusedBefore(index) ? { ...row, phone: '+34 612 345 678' } : row,
		);
		const run = await ask(sandbox(), { ...question(), items: good });
		expect(run.error).toMatchObject({
			message: REFUSED,
			context: { itemIndex: 32 },
		});
		expect(sandbox()[EXAMPLE].requests.length).toBeLessThan(COUNT / 2);
	});
});

describe('Of 250 rows, five that can’t be asked and five that the provider refuses', () => {
	const sandbox = useSandbox();

	it.each(PROVIDERS)('leave by the error output with their own columns: %s', async (provider) => {
		writeTo(rows, sandbox());
		const path = providerOf(provider).mainPaths?.messages;
		for (const nth of [20, 60, 100, 140, 180]) {
			const fault = { kind: 'status', code: 400, body: {} } as const;
			sandbox()[provider].faults.add({ match: { path, nth }, fault });
		}
		const run = await ask(sandbox(), { ...question('continueErrorOutput'), provider });
		const [good, bad] = [0, 1].map((output) => run.items(NODE, output));
		const indexOf = ({ json }: { json: IDataObject }) =>
			rows.findIndex(({ customer }) => customer === json.customer);
		expect(bad).toHaveLength(10);
		expect(bad?.map(indexOf)).toEqual(expect.arrayContaining(BAD.filter(isRefusedBefore)));
		for (const item of bad ?? []) {
			const index = indexOf(item);
			expect(item).toMatchObject({
				json: { ...rows[index], error: expect.any(String), details: { provider } },
				pairedItem: { item: index },
			});
		}
		const left = rows.flatMap((_, item) => (bad?.map(indexOf).includes(item) ? [] : [item]));
		expect(good?.map(({ json, pairedItem }) => [json.text, pairedItem])).toEqual(
			left.map((item) => [`to ${item}`, { item }]),
		);
	});
});

describe('An expression that can’t be evaluated', () => {
	const sandbox = useSandbox();
	const broken: Question = {
		node: 'getMessagesByPhone',
		provider: EXAMPLE,
		parameters: { phone: "={{ $('No such node').item.json.phone }}" },
	};

	it('stops with n8n’s own words', async () => {
		const run = await ask(sandbox(), broken);
		expect(run.error?.message).toBe("Referenced node doesn't exist");
	});

	it('fails its row in n8n’s own words when the node goes on', async () => {
		const run = await ask(sandbox(), {
			...broken,
			onError: 'continueErrorOutput',
			items: [{ id: 1 }],
		});
		expect(run.json(NODE, 1)).toEqual([
			expect.objectContaining({ id: 1, error: "Referenced node doesn't exist" }),
		]);
	});
});
