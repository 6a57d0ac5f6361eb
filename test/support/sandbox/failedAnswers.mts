import { type ProviderId, providerOf, refusalWith } from '../../../sandbox/index.mts';

/** A failed answer, and what becomes of it. */
export interface FailedAnswer {
	readonly code: number;
	readonly category: string;
	/** The first, and those that repeat it. */
	readonly requests: number;
	/** What is said; `$` is the provider's name. */
	readonly error: string;
	/** Among the advice. */
	readonly advice: string;
	/** Null or absent: any that says nothing. */
	readonly body?: unknown;
}

const LATER = 'Run the workflow again later.';

/** What a code means where a provider documents nothing else. */
const ANYWHERE: readonly FailedAnswer[] = (
	[
		[400, 'invalidRequest', 1, '$ did not accept the request (HTTP 400).', 'Check the values'],
		[401, 'auth', 1, '$ did not accept the credential (HTTP 401).', 'Check the key'],
		[402, 'quota', 1, '$ asks for payment (HTTP 402).', 'Check plan and credits'],
		[403, 'permission', 1, '$ does not allow this request (HTTP 403).', 'Check what'],
		[404, 'invalidResponse', 1, '$ does not know this address (HTTP 404).', 'Base URL'],
		[409, 'invalidRequest', 1, '$ did not accept the request (HTTP 409).', 'Check the values'],
		[410, 'invalidRequest', 1, '$ did not accept the request (HTTP 410).', 'Check the values'],
		[422, 'invalidRequest', 1, '$ did not accept the request (HTTP 422).', 'Check the values'],
		[429, 'rateLimit', 4, '$ received too many requests (HTTP 429).', 'lower Concurrency'],
		[486, 'invalidRequest', 1, '$ did not accept the request (HTTP 486).', 'Check the values'],
		[500, 'server', 2, '$ had trouble on its side (HTTP 500).', LATER],
		[502, 'server', 4, '$ is not available at the moment (HTTP 502).', LATER],
		[503, 'server', 4, '$ is not available at the moment (HTTP 503).', LATER],
		[504, 'server', 4, '$ took too long to answer (HTTP 504).', LATER],
	] as const
).map(([code, category, requests, error, advice]) => ({ code, category, requests, error, advice }));

/** What each code means here: in the provider's own words, or else in ours for all. */
export function failedAnswersOf(provider: ProviderId): readonly FailedAnswer[] {
	const own = providerOf(provider).refusals.flatMap(({ says, isRepeated, ...refusal }) => {
		const [error, advice] = says ?? [];
		return error && advice ? [{ ...refusal, requests: isRepeated ? 4 : 1, error, advice }] : [];
	});
	const isOwn = (code: number) => own.some((one) => one.code === code && one.body === undefined);
	const others = ANYWHERE.filter(({ code }) => !isOwn(code));
	return [
		...own,
		...others.map((each) => {
			const { category = each.category, isRepeated } = refusalWith(provider, each.code) ?? {};
			// Beside a body that says more, one that says nothing.
			const body = own.some(({ code }) => code === each.code) ? null : undefined;
			return { ...each, category, requests: isRepeated === false ? 1 : each.requests, body };
		}),
	];
}
