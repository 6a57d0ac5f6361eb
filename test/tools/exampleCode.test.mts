import { failureReasonSchema, STATUSES } from '../../adapters/core/statuses/status.ts';
import { countDeliveries } from '../../tools/examples/code/countDeliveries.mts';
import { drawPage } from '../../tools/examples/code/drawPage.mts';
import {
	clipped,
	escaped,
	funnelOf,
	shareOf,
	spanOf,
} from '../../tools/examples/code/pageParts.mts';
import { statusRow } from '../../tools/examples/code/statusRows.mts';

const NOW = '2026-06-01T12:00:00.000Z';
const SENT = '2026-06-01T11:00:00.000Z';

describe('statusRow', () => {
	const message = { provider: 'acme', messageId: '1', sentAt: SENT, statusAt: null };

	it('ranks the statuses as the nodes do', () => {
		const statuses = STATUSES.filter((status) => status !== 'received');
		expect(statuses.map((status) => statusRow({ status }, NOW).rank)).toEqual(
			statuses.map((_, index) => index),
		);
	});

	it.each(failureReasonSchema.options)('says what %s means, and what to do', (failureReason) => {
		const row = statusRow({ ...message, status: 'failed', isFinal: true, failureReason }, NOW);
		expect(row).toMatchObject({ flag: 'failed', finalAt: NOW, arrivedAt: null });
		expect(row.reason).not.toBe('It failed');
		expect(row.advice).toMatch(/\.$/);
	});

	it('takes the time of delivery from the status, and of a word that nobody knows the lowest rank', () => {
		const statusAt = '2026-06-01T11:30:00.000Z';
		expect(statusRow({ ...message, status: 'delivered', statusAt }, NOW)).toMatchObject({
			arrivedAt: statusAt,
			finalAt: null,
			flag: '',
		});
		expect(statusRow({ ...message, status: 'seen' }, NOW)).toMatchObject({
			status: 'unknown',
			rank: 0,
			arrivedAt: null,
		});
	});
});

describe('countDeliveries', () => {
	const at = (seconds: number) => new Date(Date.parse(SENT) + seconds * 1_000).toISOString();
	const row = (messageId: string, changes: object = {}) => ({
		...{ provider: 'acme', messageId, sentAt: SENT, status: 'sent', rank: 2, deliveredAt: null },
		...{ flag: '', reason: '' },
		...changes,
	});

	it('counts each message once, as the row that got further', () => {
		const twice = [row('1'), row('1', { status: 'read', rank: 5, deliveredAt: at(9) })];
		const other = row('1', { provider: 'other' });
		for (const rows of [twice, [...twice].reverse()]) {
			expect(countDeliveries([...rows, other])).toMatchObject({ sent: 2, delivered: 1, read: 1 });
		}
	});

	it('gives the median and what the slowest tenth took more than, of those with both times', () => {
		const rows = Array.from({ length: 100 }, (_, nth) => {
			return row(String(nth), { deliveredAt: at(nth + 1), status: 'delivered', rank: 4 });
		});
		const wrong = row('wrong', { deliveredAt: at(-60) });
		expect(countDeliveries([...rows, wrong, row('none')])).toMatchObject({
			...{ timed: 100, median: 50_000, slowestTenth: 90_000 },
		});
		expect(countDeliveries([])).toMatchObject({ sent: 0, median: null, slowestTenth: null });
	});

	it('sums failures up by reason, the most frequent first, and shows the latest messages', () => {
		const failed = (id: string, reason: string) => row(id, { status: 'failed', rank: 3, reason });
		const counts = countDeliveries([
			failed('1', 'a'),
			failed('2', 'b'),
			failed('3', 'b'),
			failed('4', ''),
			...Array.from({ length: 30 }, (_, nth) => row(`n${nth}`, { sentAt: at(nth) })),
		]);
		expect(counts.failed).toBe(4);
		expect(counts.open).toBe(30);
		expect(counts.reasons[0]).toEqual({ reason: 'b', count: 2 });
		expect(counts.reasons).toContainEqual({ reason: 'No reason given', count: 1 });
		expect(counts.latest.map(({ messageId }) => messageId).slice(0, 2)).toEqual(['n29', 'n28']);
		expect(counts.latest).toHaveLength(20);
	});
});

describe('drawPage', () => {
	const nasty = `</title></script><img src=x onerror='alert(1)'>"&`;
	const row = {
		...{ provider: 'acme', messageId: nasty, name: nasty, phone: nasty, text: nasty, sentAt: SENT },
		...{ status: nasty, rank: 3, deliveredAt: null, flag: nasty, reason: nasty, advice: nasty },
	};

	it('keeps whatever is in the table as text', () => {
		const failed = { ...row, status: 'failed' };
		const page = drawPage(
			countDeliveries([row, { ...failed, messageId: '2' }]),
			NOW,
			(time) => `${time}${nasty}`,
		);
		const clean = drawPage(countDeliveries([]), NOW, (time) => time);
		const tagsOf = (html: string) => html.match(/<(script|img|title|style)\b/g);
		expect(tagsOf(page)).toEqual(tagsOf(clean));
		expect(page).toContain('&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&quot;&amp;');
		expect(page).not.toContain("onerror='");
	});

	it('loads nothing from elsewhere', () => {
		const page = drawPage(countDeliveries([row]), NOW, (time) => time);
		expect(page).not.toMatch(/https?:|\/\/[a-z]|@import|url\(/i);
		expect(page).toContain("default-src 'none'");
	});
});

describe('parts of the page', () => {
	it.each([
		[null, '–'],
		[900, '1 s'],
		[59_400, '59 s'],
		[61_000, '1 min 1 s'],
		[3_660_000, '1 h 1 min'],
		[49 * 3_600_000, '2 days'],
	])('says %s ms as %s', (ms, said) => expect(spanOf(ms)).toBe(said));

	it.each([
		[0, 0, '–'],
		[1, 40, '2.5 %'],
		[0, 7, '0 %'],
		[2, 3, '67 %'],
	])('says %s of %s as %s', (part, whole, said) => expect(shareOf(part, whole)).toBe(said));

	it('cuts texts between letters, and escapes nothing as nothing', () => {
		expect(clipped('🌮'.repeat(91))).toBe(`${'🌮'.repeat(90)}…`);
		expect(escaped(null)).toBe('');
	});

	it('shows even one of many, and joins only what comes of each other', () => {
		const stages = [
			{ label: 'sent', count: 10_000, tone: 'sent', leadsOn: true },
			{ label: 'read', count: 1, tone: 'read', leadsOn: false },
			{ label: 'failed', count: 0, tone: 'failed', leadsOn: false },
		];
		const drawn = funnelOf(stages);
		expect([...drawn.matchAll(/ width="([\d.]+)"/g)].map(([, width]) => width)).toEqual([
			'600',
			'4',
			'0',
		]);
		expect(drawn.match(/<polygon/g)).toHaveLength(1);
		expect(drawn).toContain('aria-label="sent 10000, read 1, failed 0"');
	});
});
