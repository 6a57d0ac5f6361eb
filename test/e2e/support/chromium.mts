import { existsSync } from 'node:fs';

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of this machine; throws, saying how to get one, where there is none. */
export function findChromium(): string {
	const { CHROMIUM } = process.env;
	const found = CHROMIUM ?? PLACES.find((path) => existsSync(path));
	if (found && existsSync(found)) return found;
	throw new Error(
		'The acceptance tests need Chromium, and none was found. On Debian and Ubuntu: apt-get install chromium. Elsewhere install Chrome, or set CHROMIUM to the path of the browser.',
	);
}
