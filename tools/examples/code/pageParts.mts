const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
const LONGEST_TEXT = 90;

/** Text of whoever it is, as text in HTML. */
export function escaped(value: unknown): string {
	return String(value ?? '').replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '');
}

export function clipped(value: unknown): string {
	const letters = [...String(value ?? '')];
	return letters.length > LONGEST_TEXT
		? `${letters.slice(0, LONGEST_TEXT).join('')}…`
		: letters.join('');
}

/** A span of time as people say it. */
export function spanOf(ms: number | null): string {
	if (ms === null) return '–';
	const seconds = Math.round(ms / 1000);
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
	const hours = Math.floor(minutes / 60);
	return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

export function shareOf(part: number, whole: number): string {
	if (whole === 0) return '–';
	const percent = (100 * part) / whole;
	return `${percent > 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}

const WIDTH = 600;
const BAR = 56;
const STEP = 88;

/** A bar of the funnel. */
export interface Stage {
	readonly label: string;
	readonly count: number;
	/** Its class. */
	readonly tone: string;
	/** Whether the next one comes of it. */
	readonly leadsOn: boolean;
}

/** The stages as bars around one middle, joined where one comes of the other. */
export function funnelOf(stages: readonly Stage[]): string {
	const most = Math.max(1, ...stages.map(({ count }) => count));
	const halves = stages.map(({ count }) =>
		Math.max(count > 0 ? 2 : 0, (count / most) * (WIDTH / 2)),
	);
	const middle = WIDTH / 2;
	const shapes = stages.map(({ tone, leadsOn }, index) => {
		const [half = 0, next] = [halves[index], halves[index + 1]];
		const top = index * STEP;
		const bar = `<rect class="${tone}" x="${middle - half}" y="${top}" width="${2 * half}" height="${BAR}" rx="8"/>`;
		if (!leadsOn || next === undefined) return bar;
		const [from, to] = [top + BAR, top + STEP];
		const joint = [middle - half, from, middle + half, from, middle + next, to, middle - next, to];
		return `<polygon class="joint" points="${joint.join(' ')}"/>${bar}`;
	});
	const height = (stages.length - 1) * STEP + BAR;
	const said = stages.map(({ label, count }) => `${label} ${count}`).join(', ');
	return `<svg viewBox="0 0 ${WIDTH} ${height}" preserveAspectRatio="none" role="img" aria-label="${escaped(said)}">${shapes.join('')}</svg>`;
}
