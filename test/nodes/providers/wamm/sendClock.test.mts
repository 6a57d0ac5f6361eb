import { ask, NODE } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { rowsTo, sendRows } from '../../sendMessage/sending.mts';

describe('Send Message, of a provider’s clock', () => {
	const sandbox = useSandbox({ messages: 10, now: Date.now() });

	/** What the hints say of the clock; the sandbox prints Moscow's time. */
	async function saidOf(timezone: string): Promise<string[]> {
		const options = { waitUntil: 'delivered', waitMinutes: 0 };
		const question = sendRows('wamm', rowsTo(2), { options, credential: { timezone } });
		const run = await ask(sandbox(), question);
		expect(run.error).toBeUndefined();
		return run
			.hints(NODE)
			.map(({ message }) => message)
			.filter((message) => message.includes('clock'));
	}

	it.each(['Africa/Abidjan', 'Asia/Kamchatka'])(
		'says once what it shows where Time Zone is %s, be it ahead or behind',
		async (timezone) => {
			expect(await saidOf(timezone)).toEqual([
				expect.stringContaining('as if its clock were at UTC+3. Correct “Time Zone”'),
			]);
		},
	);

	it('says nothing where it is right', async () => {
		expect(await saidOf('Europe/Moscow')).toEqual([]);
	});
});
