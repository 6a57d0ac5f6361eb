const { imul } = Math;
const START = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * A short stand-in for a text, so that among thousands no two are expected to be alike: FNV-1a with 32 bits, twice,
 * the second over the text from its end.
 */
export function fingerprint(text: string): string {
	let forward = START;
	let backward = START;
	for (let index = 0; index < text.length; index += 1) {
		forward = imul(forward ^ text.charCodeAt(index), PRIME);
		backward = imul(backward ^ text.charCodeAt(text.length - 1 - index), PRIME);
	}
	return (forward >>> 0).toString(36) + (backward >>> 0).toString(36);
}
