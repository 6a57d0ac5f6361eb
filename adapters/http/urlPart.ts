/** A text as a part of a URL. Lone halves of characters, which no URL can hold, become the replacement character. */
export function urlPart(text: string): string {
	return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
