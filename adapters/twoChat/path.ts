/** A part of a path, encoded but for `+` and `@`, which 2Chat shows literally in its own examples. */
export function pathPart(text: string): string {
	return encodeURIComponent(text).replace(/%2B/g, '+').replace(/%40/g, '@');
}
