/** What the sandbox's data takes for the present, so that tests can move it and demos can let it run. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	set(epochMs: number): void;
	advance(ms: number): void;
	/** Does it when that time comes: while the clock is moved past it, or by itself where it runs. */
	at(epochMs: number, act: () => void): void;
}

/** 2026-06-01T12:00:00Z: the present of the seeded data, unless a test names another. */
export const DEFAULT_NOW = Date.UTC(2026, 5, 1, 12);

const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Appointment {
	readonly at: number;
	readonly act: () => void;
}

/** @param running whether time passes by itself; otherwise the clock stands until it is moved. */
export function createClock(startMs: number, running = false): Clock {
	const passed = () => (running ? performance.now() : 0);
	const appointments: Appointment[] = [];
	let offset = startMs - passed();
	let timer: NodeJS.Timeout | undefined;
	/** The time of what is just being done, which a busy machine may come to late. */
	let held: number | undefined;
	const now = () => held ?? Math.floor(offset + passed());
	const moveTo = (epochMs: number) => {
		offset = epochMs - passed();
	};

	/** What is due happens in order, each at its own time. */
	const keepUntil = (epochMs: number) => {
		for (let [next] = appointments; next && next.at <= epochMs; [next] = appointments) {
			appointments.shift();
			held = next.at;
			next.act();
			held = undefined;
		}
	};
	const rearm = () => {
		clearTimeout(timer);
		const [next] = appointments;
		if (!running || !next) return;
		const wait = Math.min(Math.max(next.at - now(), 0), LONGEST_TIMER_MS);
		timer = setTimeout(() => {
			keepUntil(now());
			rearm();
		}, wait).unref();
	};
	const set = (epochMs: number) => {
		keepUntil(epochMs);
		moveTo(epochMs);
		rearm();
	};
	return {
		now,
		set,
		advance: (ms) => set(now() + ms),
		at: (epochMs, act) => {
			const later = appointments.findIndex(({ at }) => at > epochMs);
			appointments.splice(later < 0 ? appointments.length : later, 0, { at: epochMs, act });
			rearm();
		},
	};
}
