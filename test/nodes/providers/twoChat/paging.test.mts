import { SEEDED, type Sandbox } from '../../../../sandbox/index.mts';
import type { TwoChatMessage } from '../../../../sandbox/twoChat/message.mts';
import { ask, NODE } from '../../../support/sandbox/ask.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const API_KEY = 'UAK2chat-paging-11c5';
const OWN = '+34910000010';
const DIGITS = SEEDED.contacts.carmen.whatsAppDigits;
const START = Date.UTC(2026, 4, 1);

/** The nth message of the conversation, which is the newer the higher n. */
function message(n: number): TwoChatMessage {
	const sentAt = START + n * 60_000;
	return {
		uuid: `MSG${String(n).padStart(8, '0')}-0d8d-4aa5-b117-f9425b651400`,
		sentAt,
		remoteId: `${DIGITS}@c.us`,
		remotePhone: `+${DIGITS}`,
		text: `number ${n}`,
		sentBy: n % 2 === 0 ? 'user' : 'api',
		acks: [{ at: sentAt, value: 2 }],
	};
}

function messages(count: number, from = 0): TwoChatMessage[] {
	return Array.from({ length: count }, (_, index) => message(from + index));
}

/** An account with one number that has so many messages. */
function accountWith(sandbox: Sandbox, count: number) {
	const account = sandbox.twoChat.addAccount(API_KEY);
	account.addNumber({ phone: OWN, messages: messages(count) });
	return account;
}

describe('Paging on 2Chat', () => {
	const sandbox = useSandbox();
	const list = async (parameters: Record<string, number | boolean>, options = {}) => {
		const run = await ask(sandbox(), {
			node: 'listAllMessages',
			provider: 'twoChat',
			credential: { apiKey: API_KEY },
			parameters: { accountPhone: { mode: 'phone', value: OWN, __rl: true }, ...parameters },
			options,
		});
		if (run.error) throw run.error;
		const texts = run.json(NODE).map(({ text }) => text);
		return { texts, hints: run.hints(NODE).map((hint) => hint.message) };
	};
	const numbers = (highest: number, count: number) =>
		Array.from({ length: count }, (_, index) => `number ${highest - index}`);
	const pages = (count: number) =>
		Array.from(
			{ length: count },
			(_, page) => `GET /open/whatsapp/messages/${OWN}${page === 0 ? '' : `?page_number=${page}`}`,
		);

	it('reads page after page, each once, when Return All is on', async () => {
		accountWith(sandbox(), 250);
		expect(await list({ returnAll: true })).toEqual({ texts: numbers(249, 250), hints: [] });
		expect(asked(sandbox(), 'twoChat')).toEqual(pages(3));
	});

	it('ends with an empty page when the last full one may not be the last', async () => {
		accountWith(sandbox(), 200);
		expect(await list({ returnAll: true })).toEqual({ texts: numbers(199, 200), hints: [] });
		expect(asked(sandbox(), 'twoChat')).toEqual(pages(3));
	});

	it('reads no page more than the limit needs', async () => {
		accountWith(sandbox(), 500);
		expect((await list({ limit: 150 })).texts).toEqual(numbers(499, 150));
		expect(asked(sandbox(), 'twoChat')).toEqual(pages(2));
	});

	it('repeats and loses nothing when messages arrive between two pages', async () => {
		const account = accountWith(sandbox(), 250);
		sandbox().twoChat.faults.add({
			match: { path: '/messages/', nth: 1 },
			fault: {
				kind: 'mutate',
				mutate: (answer) => {
					account.addMessages(OWN, messages(5, 250));
					return answer;
				},
			},
		});
		expect((await list({ returnAll: true })).texts).toEqual(numbers(249, 250));
	});

	it('stops and says so when the provider gives the same page again and again', async () => {
		accountWith(sandbox(), 300);
		let first: unknown;
		const mutate = (answer: unknown) => (first ??= answer);
		sandbox().twoChat.faults.add({
			match: { path: '/messages/' },
			fault: { kind: 'mutate', mutate },
		});
		const { texts, hints } = await list({ returnAll: true });
		expect(texts).toEqual(numbers(299, 100));
		expect(hints).toEqual([
			'The provider sent the same page again and again, so reading stopped there. Run the workflow again later.',
		]);
		expect(sandbox().twoChat.requests.length).toBeLessThanOrEqual(3);
	});

	it('stops at Max Pages and says how many were read', async () => {
		accountWith(sandbox(), 500);
		const { texts, hints } = await list({ returnAll: true }, { maxPages: 2 });
		expect(texts).toEqual(numbers(499, 200));
		expect(hints).toEqual([
			'Reading stopped after 2 pages, and there is more. Raise “Max Pages” in the options to go further back.',
		]);
		expect(asked(sandbox(), 'twoChat')).toEqual(pages(2));
	});

	it('reads ten pages for a filter that few messages pass when nothing else is chosen', async () => {
		accountWith(sandbox(), 1_500);
		const { texts, hints } = await list({ limit: 50 }, { types: ['image'] });
		expect(texts).toEqual([]);
		expect(hints).toEqual([
			expect.stringContaining('Reading stopped after 10 pages'),
			expect.stringContaining('1000 messages were read, and none passes the filters.'),
		]);
		expect(asked(sandbox(), 'twoChat')).toEqual(pages(10));
	});

	it('reads as many pages as the limit needs when no filter is set', async () => {
		accountWith(sandbox(), 2_600);
		expect(await list({ limit: 2_500 })).toEqual({ texts: numbers(2_599, 2_500), hints: [] });
		expect(asked(sandbox(), 'twoChat')).toEqual(pages(25));
	});

	it('stops at Max Pages before a limit that needs more', async () => {
		accountWith(sandbox(), 500);
		const { texts, hints } = await list({ limit: 400 }, { maxPages: 3 });
		expect(texts).toEqual(numbers(499, 300));
		expect(hints).toEqual([expect.stringContaining('Reading stopped after 3 pages')]);
	});

	it('goes beyond ten pages when Return All is on', async () => {
		accountWith(sandbox(), 1_250);
		expect(await list({ returnAll: true })).toEqual({ texts: numbers(1_249, 1_250), hints: [] });
		expect(asked(sandbox(), 'twoChat')).toEqual(pages(13));
	});

	it('ends with the page in which all messages are older than Sent After', async () => {
		accountWith(sandbox(), 900);
		const sentAfter = new Date(START + 750 * 60_000).toISOString();
		const { texts, hints } = await list({ returnAll: true }, { sentAfter });
		expect(texts).toEqual(numbers(899, 150));
		expect(hints).toEqual([]);
		expect(asked(sandbox(), 'twoChat').length).toBeLessThanOrEqual(3);
	});
});
