import type { Refusal } from '../provider.mts';

const says = (err: string, category: string, isRepeated = false): Refusal => ({
	code: 200,
	body: { err },
	category,
	isRepeated,
});

/** All of them come with HTTP 200. */
export const REFUSALS: readonly Refusal[] = [
	says('token fail', 'auth'),
	says('acc not authorized', 'notConnected'),
	says('phone fail', 'invalidRequest'),
	says('fail execution', 'server', true),
	says('no such luck', 'server'),
];
