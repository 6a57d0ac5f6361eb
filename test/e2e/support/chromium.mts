import { existsSync } from 'node:fs';

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What to do where there is no browser. */
export const NO_CHROMIUM =
	'The acceptance tests need Chromium, and none was found. On Debian and Ubuntu: apt-get install chromium. Elsewhere install Chrome, or set CHROMIUM to the path of the browser.';

/** The browser of this machine; null where there is none. */
export function findChromium(): string | null {
	const found = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path));
	return found && existsSync(found) ? found : null;
}
