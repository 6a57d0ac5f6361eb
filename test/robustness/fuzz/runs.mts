/** Which parts of the fuzzing get how many of its cases. */
const SHARES = {
	reading: 0.3,
	tracking: 0.2,
	sending: 0.1,
	registering: 0.1,
	polling: 0.1,
	deliveries: 0.1,
	inputs: 0.1,
} as const;
type Part = keyof typeof SHARES;

/** `npm run test:long`: a hundred times as many cases, other ones each time. */
export const isLong = process.env.LONG_RUN === '1';
const CASES = isLong ? 1_000_000 : 10_000;

/** A case that takes more processor time than this has met something that grows out of hand. */
export const MAX_MS = 2_000;
/** How long all of one property may take. */
export const TIMEOUT_MS = isLong ? 3_600_000 : 120_000;

/** How many cases each of so many properties of a part runs, and the seed: the same each time in `npm test`. */
export function runsOf(part: Part, properties: number): { numRuns: number; seed?: number } {
	const numRuns = Math.ceil((CASES * SHARES[part]) / properties);
	return isLong ? { numRuns } : { numRuns, seed: 20_261_120 };
}

export const totalShare = Object.values(SHARES).reduce((sum, share) => sum + share, 0);
