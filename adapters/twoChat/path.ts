import { urlPart } from '../http/urlPart';

/** A part of a path, encoded but for `+` and `@`, which 2Chat shows literally in its own examples. */
export function pathPart(text: string): string {
	return urlPart(text).replace(/%2B/g, '+').replace(/%40/g, '@');
}
