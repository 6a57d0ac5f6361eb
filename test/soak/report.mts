import Table from 'cli-table3';
import { isFine } from './compare.mts';
import type { Life } from './lives.mts';
import type { Result } from './results.mts';

/** The heap at a life's end may be so much of that at its minute 2, and this holds for lives that are that long. */
const MOST_GROWTH = 1.1;
const LONG_MINUTES = 8;
const MEGABYTE = 1024 * 1024;
/** So many of each kind are named. */
const NAMED = 5;

const inMegabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`;

/** Whether the heap rule can be asked of it. */
export function isLong({ minutes, warmHeap }: Life): boolean {
	return minutes >= LONG_MINUTES && warmHeap !== null;
}

export function hasGrown({ warmHeap, lastHeap }: Life): boolean {
	return warmHeap !== null && lastHeap > warmHeap * MOST_GROWTH;
}

function tableOf(head: string[], rows: Array<Array<string | number>>): string {
	const table = new Table({ head, style: { head: [], border: [] } });
	table.push(...rows);
	return table.toString();
}

/** What was promised and told, by provider and way. */
export function resultTable(results: readonly Result[]): string {
	const head = [
		'Provider',
		'Way',
		'Sent',
		'Promised',
		'Told',
		'Missing',
		'Twice',
		'Wrong',
		'Again',
		'',
	];
	return tableOf(
		head,
		results.map((result) => [
			result.provider,
			result.way,
			result.sent,
			result.promised,
			result.told,
			result.missing.length,
			result.twice.length,
			result.wrong.length,
			result.again.length,
			isFine(result) ? 'ok' : 'FAILED',
		]),
	);
}

/** The first of what is not as promised. */
export function complaints(results: readonly Result[]): string[] {
	return results.flatMap(({ provider, way, ...result }) =>
		(['missing', 'twice', 'wrong'] as const).flatMap((kind) =>
			result[kind].slice(0, NAMED).map((what) => `${provider}, ${way}, ${kind}: ${what}`),
		),
	);
}

/** The heap in each life of n8n. */
export function heapTable(lives: readonly Life[]): string {
	const rows = lives.map((life, nth) => {
		const { minutes, warmHeap, lastHeap } = life;
		const growth = warmHeap === null ? '–' : `${((lastHeap / warmHeap - 1) * 100).toFixed(1)} %`;
		const outcome = !isLong(life) ? 'too short' : hasGrown(life) ? 'FAILED' : 'ok';
		const warm = warmHeap === null ? '–' : inMegabytes(warmHeap);
		return [nth + 1, minutes.toFixed(1), warm, inMegabytes(lastHeap), growth, outcome];
	});
	return tableOf(['Life', 'Minutes', 'Heap, minute 2', 'Heap, end', 'Growth', ''], rows);
}
