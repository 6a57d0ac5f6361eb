import type { Refusal } from '../provider.mts';

const says = (message: string, category: string): Refusal => ({
	code: 500,
	body: { error: { message } },
	category,
});

/** All of them come with HTTP 500. */
export const REFUSALS: readonly Refusal[] = [
	says('not ready yet', 'notConnected'),
	says('TypeError: undefined', 'server'),
	says('Out of memory', 'server'),
	{ code: 500, category: 'server', isRepeated: false },
];
