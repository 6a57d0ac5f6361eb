import type { INodeType, INodePropertyOptions } from 'n8n-workflow';
import { providerOf, SEEDED } from '../../../sandbox/index.mts';
import { ask, hintsOf, NODE, type Question } from '../../support/sandbox/ask.mts';
import { BY_PHONE, exampleProvider, PROVIDERS } from '../../support/sandbox/providers.mts';
import { inputDetails, refusalOf } from '../../support/sandbox/refusals.mts';
import { asked } from '../../support/sandbox/requests.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { loadPackage } from '../../support/engine/loadPackage.mts';

const EXAMPLE = exampleProvider();
const { maria, joao } = SEEDED.contacts;
/** As people in Mexico write it: ten digits. */
const MARIA_AT_HOME = maria.dialledDigits.slice(-10);
const HINT =
	'5512345678 was read as +55 12345678, Brazil: is the country code missing? Write it in the phone, or choose “Default Country” in the options.';

describe('Default Country', () => {
	const sandbox = useSandbox();
	const byPhone = (known: Partial<Question>): Question => ({
		node: 'getMessagesByPhone',
		provider: EXAMPLE,
		...known,
	});
	it.each(PROVIDERS)(
		'finds a contact by the number as it is dialled at home on %s',
		async (provider) => {
			const parameters = { phone: MARIA_AT_HOME, limit: 2 };
			const options = { defaultCountry: 'MX' };
			const run = await ask(sandbox(), byPhone({ provider, parameters, options }));
			expect(run.json(NODE).map(({ phone }) => phone)).toEqual([
				`+${maria.whatsAppDigits}`,
				`+${maria.whatsAppDigits}`,
			]);
		},
	);

	it('is asked of each item when an expression gives it, in small letters too', async () => {
		const run = await ask(
			sandbox(),
			byPhone({
				parameters: { phone: '={{ $json.phone }}', limit: 1 },
				options: { defaultCountry: '={{ $json.country }}' },
				items: [
					{ phone: Number(MARIA_AT_HOME), country: 'mx' },
					{ phone: `+${joao.whatsAppDigits}`, country: 'MX' },
					{ phone: `${joao.whatsAppDigits}@c.us`, country: 'MX' },
					{ phone: `+${maria.whatsAppDigits}`, country: null },
				],
			}),
		);
		expect(run.json(NODE).map(({ phone }) => phone)).toEqual(
			[maria, joao, joao, maria].map(({ whatsAppDigits }) => `+${whatsAppDigits}`),
		);
	});

	it('reads both phones when a status is looked up by them', async () => {
		const { statusQuestion = {}, accountPhone: own = '' } = providerOf(BY_PHONE);
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: BY_PHONE,
			parameters: {
				...statusQuestion,
				phone: joao.whatsAppDigits.slice(2),
				accountPhone: { __rl: true, mode: 'phone', value: own },
			},
			options: { defaultCountry: 'BR' },
		});
		expect(run.error).toBeUndefined();
		expect(statusQuestion.phone).toBe(`+${joao.whatsAppDigits}`);
		expect(run.json(NODE)).toMatchObject([{ status: 'read', accountPhone: own }]);
	});

	it.each([
		['no country', 'XX', '“XX”'],
		['a name', 'Mexico', '“Mexico”'],
		['a number', 52, '“52”'],
		['a list', ['MX'], 'a list'],
	])('is refused when an expression gives %s', async (_what, bad, shown) => {
		const question = byPhone({
			parameters: { phone: MARIA_AT_HOME, limit: 2 },
			options: { defaultCountry: '={{ $json.value }}' },
		});
		expect(await refusalOf(sandbox(), question, 'MX', bad)).toEqual({
			error: `Default Country is ${shown}, which is no country’s code.`,
			message:
				'Choose a country from the list, or give its code of two letters, such as MX. If it comes from an expression, check what that gives for this item.',
			details: inputDetails(EXAMPLE, { phone: MARIA_AT_HOME }),
		});
	});

	it('is hinted at when nothing is found for a phone that no country has', async () => {
		const hints = await hintsOf(sandbox(), byPhone({ parameters: { phone: MARIA_AT_HOME } }));
		expect(asked(sandbox(), EXAMPLE)).toEqual([expect.stringContaining('=5512345678')]);
		expect(hints).toEqual([expect.stringContaining('No messages for +5512345678.'), HINT]);
	});

	it('is not hinted at when the phone is a good one without messages', async () => {
		const hints = await hintsOf(sandbox(), byPhone({ parameters: { phone: '+34 911 111 111' } }));
		expect(hints).toEqual([expect.stringContaining('No messages for +34911111111.')]);
	});

	it('offers every country by name, and works for AI agents', async () => {
		for (const name of ['getMessagesByPhone', 'getMessageStatus']) {
			const { description } = (await loadPackage()).getNode(name).type as INodeType;
			const options = description.properties.find((property) => property.name === 'options');
			const option = options?.options?.find((each) => each.name === 'defaultCountry');
			const choices = (option as { options: INodePropertyOptions[] }).options;
			expect(choices.length).toBeGreaterThan(240);
			expect(choices[0]).toEqual({ name: 'None', value: '' });
			expect(choices).toContainEqual({ name: 'Mexico (+52)', value: 'MX' });
			expect(JSON.stringify(option)).not.toContain('@tool');
		}
		const node = 'getMessagesByPhoneTool';
		const parameters = { phone: MARIA_AT_HOME, limit: 1 };
		const run = await ask(
			sandbox(),
			byPhone({ node, parameters, options: { defaultCountry: 'MX' } }),
		);
		expect(run.json(NODE)).toMatchObject([{ phone: `+${maria.whatsAppDigits}` }]);
	});
});
