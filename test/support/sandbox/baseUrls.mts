type Written = (baseUrl: string) => string;

/** A Base URL as people write it: each is taken for the same address. */
export const ACCEPTED: ReadonlyArray<readonly [how: string, written: Written]> = [
	['without scheme', (url) => url.replace('http://', '')],
	['with slashes at its end', (url) => `${url}//`],
	['with spaces around', (url) => ` ${url}\n`],
	['with a query', (url) => `${url}?x=1#y`],
];

/** What can't be one, and what is said of it. */
export const REFUSED: ReadonlyArray<readonly [why: string, written: Written, error: string]> = [
	[
		'has a user name and a password',
		(url) => url.replace('://', '://user:password@'),
		'The base URL has a user name or password in it.',
	],
	['is no address', () => 'my server', 'The base URL is not a complete web address.'],
	[
		'has another scheme',
		() => 'ftp://files.example',
		'The base URL starts with neither https:// nor http://.',
	],
];
