import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from '../installOnce.mjs';

const here = import.meta.dirname;

/** Installs Twilio's client library when it is missing: a few seconds, once. */
export async function installTwilioSdk(say = console.log) {
	await installOnce(here, {
		title: 'Twilio’s client library (54 packages, 120 MB, a few seconds)',
		args: ['ci'],
		say,
	});
	return join(here, 'node_modules', 'twilio');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await installTwilioSdk();
