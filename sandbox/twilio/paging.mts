import { TwilioRefusal } from './refusal.mts';

const DEFAULT_SIZE = 50;
const MOST = 1_000;

type Query = Readonly<Record<string, string | undefined>>;

function wholeNumber(name: string, given: string | undefined, fallback: number): number {
	if (given === undefined) return fallback;
	if (/^\d+$/.test(given)) return Number(given);
	throw new TwilioRefusal(400, 20001, `${name} is not a number`);
}

function pageSize(given: string | undefined): number {
	const size = wholeNumber('PageSize', given, DEFAULT_SIZE);
	if (size >= 1 && size <= MOST) return size;
	throw new TwilioRefusal(400, 20001, `Page size must be between 1 and ${MOST}`);
}

/** Where the page begins: behind the row that the token names, whatever came since. */
function startOf<T>(rows: readonly T[], sidOf: (row: T) => string, token: string | undefined) {
	if (token === undefined) return 0;
	const index = rows.findIndex((row) => `PA${sidOf(row)}` === token);
	if (index >= 0) return index + 1;
	throw new TwilioRefusal(400, 21602, 'PageToken is invalid');
}

/** One page of a list, with where the others lie: `Page` is for the client's eyes only, the token decides. */
export function paged<T>(
	name: string,
	path: string,
	query: Query,
	rows: readonly T[],
	sidOf: (row: T) => string,
	item: (row: T) => object,
) {
	const { Page, PageToken, PageSize, ...filter } = query;
	const size = pageSize(PageSize);
	const page = wholeNumber('Page', Page, 0);
	const start = startOf(rows, sidOf, PageToken);
	const shown = rows.slice(start, start + size);
	const last = shown.at(-1);
	const uriOf = (more: Query) => {
		const wanted = { ...filter, PageSize: String(size), ...more };
		return `${path}?${new URLSearchParams(wanted as Record<string, string>).toString()}`;
	};
	const isMore = last !== undefined && start + size < rows.length;
	const next = { Page: String(page + 1), PageToken: last ? `PA${sidOf(last)}` : '' };
	return {
		end: page * size + Math.max(shown.length - 1, 0),
		first_page_uri: uriOf({ Page: '0' }),
		next_page_uri: isMore ? uriOf(next) : null,
		page,
		page_size: size,
		previous_page_uri: null,
		[name]: shown.map(item),
		start: page * size,
		uri: uriOf({ Page: String(page) }),
	};
}
