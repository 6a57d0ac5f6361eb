/** What the sandbox's data takes for the present, so that tests can move it and demos can let it run. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	set(epochMs: number): void;
	advance(ms: number): void;
}

/** 2026-06-01T12:00:00Z: the present of the seeded data, unless a test names another. */
export const DEFAULT_NOW = Date.UTC(2026, 5, 1, 12);

/** @param running whether time passes by itself; otherwise the clock stands until it is moved. */
export function createClock(startMs: number, running = false): Clock {
	let offset = startMs - (running ? performance.now() : 0);
	const now = () => Math.floor(offset + (running ? performance.now() : 0));
	return {
		now,
		set: (epochMs) => {
			offset += epochMs - now();
		},
		advance: (ms) => {
			offset += ms;
		},
	};
}
