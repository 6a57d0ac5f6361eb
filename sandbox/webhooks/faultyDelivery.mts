import { integer } from '../data/random.mts';
import type { WebhookRequest } from './webhookSender.mts';

/** How much of what arrives is not a genuine first delivery: shares of the genuine ones. */
export interface FaultyShares {
	readonly seed: number;
	/** The same once more; a third of them at the same moment, the others later. */
	readonly duplicates: number;
	/** By somebody who knows the address but not its secret. */
	readonly forgeries: number;
	/** What nobody understands. */
	readonly garbage: number;
}

/** A request, and what it is. */
export interface Labelled extends WebhookRequest {
	readonly is: 'genuine' | 'duplicate' | 'forgery' | 'garbage';
}

const GARBAGE: ReadonlyArray<Omit<WebhookRequest, 'url'>> = [
	{ body: '{}' },
	{ body: '[]' },
	{ body: 'null' },
	{ body: '{"tip":"msg","msg_data":"?"}' },
	{ body: '{"uuid":{"a":1},"message":[1,2,3]}' },
	{ body: 'hello', contentType: 'text/plain' },
	{ body: 'a=1&b=2', contentType: 'application/x-www-form-urlencoded' },
	{ body: '<xml><a/></xml>', contentType: 'application/xml' },
	{ body: '\u0000\u0001', contentType: 'application/octet-stream' },
	{ body: JSON.stringify({ pad: 'x'.repeat(1_100_000) }) },
];

/** The address with something in the place of its secret: the query's key, else the path's longest part. */
function forgedUrl(url: string, seed: number): string {
	const forged = new URL(url);
	const keys = [...forged.searchParams.keys()];
	if (keys.includes('key')) {
		if (seed % 2 === 0) forged.searchParams.set('key', 'x'.repeat(48));
		else forged.searchParams.delete('key');
		return forged.href;
	}
	const parts = forged.pathname.split('/');
	const longest = parts.reduce((a, b) => (b.length > a.length ? b : a), '');
	forged.pathname = parts
		.map((part) => (part === longest ? 'x'.repeat(part.length) : part))
		.join('/');
	return forged.href;
}

/** The request without what proves it: its headers, else the secret of its address. */
function forged(request: WebhookRequest, nth: number): WebhookRequest {
	const { url, headers = {} } = request;
	if (Object.keys(headers).length === 0) return { ...request, url: forgedUrl(url, nth) };
	const wrong = Object.entries(headers).map(([name, value]) => [name, value.replace(/\w/g, 'x')]);
	return { ...request, headers: nth % 2 === 0 ? {} : Object.fromEntries(wrong) };
}

/** The requests with faulty ones among them; what stands together in a list is to be sent at the same moment. */
export function withFaultyDeliveries(
	requests: readonly WebhookRequest[],
	shares: FaultyShares,
): Labelled[][] {
	const { seed, duplicates, forgeries, garbage } = shares;
	const count = (share: number) => Math.round(requests.length * share);
	const any = (name: string, nth: number) => requests[integer(requests.length, seed, name, nth)];
	const moments: Labelled[][] = requests.map((request) => [{ ...request, is: 'genuine' }]);
	const later: Array<readonly [number, Labelled]> = [];
	const add = (
		name: Labelled['is'],
		share: number,
		make: (request: WebhookRequest, nth: number) => WebhookRequest,
	) => {
		for (let nth = 0; nth < count(share); nth += 1) {
			const request = any(name, nth);
			if (!request) continue;
			const labelled: Labelled = { ...make(request, nth), is: name };
			const at = requests.indexOf(request);
			if (name === 'duplicate' && nth % 3 === 0) moments[at]?.push(labelled);
			else later.push([at + 1 + integer(50, seed, name, 'later', nth), labelled]);
		}
	};
	add('duplicate', duplicates, (request) => request);
	add('forgery', forgeries, forged);
	add('garbage', garbage, ({ url }, nth) => ({
		url,
		...(GARBAGE[nth % GARBAGE.length] ?? { body: '' }),
	}));
	for (const [at, labelled] of later.sort(([a], [b]) => b - a)) {
		moments.splice(Math.min(at, moments.length), 0, [labelled]);
	}
	return moments;
}
