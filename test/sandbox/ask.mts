/** One answer, read to the end, without following redirects; `json` throws when the body is none. */
export async function ask(url: string, init: RequestInit = {}) {
	const response = await fetch(url, { redirect: 'manual', ...init });
	const { status, headers } = response;
	const text = await response.text();
	return { status, headers, text, json: () => JSON.parse(text) };
}

/** Resolves when it is so; throws when it still isn't after a second. */
export async function eventually(isSo: () => boolean): Promise<void> {
	for (let tries = 0; !isSo(); tries += 1) {
		if (tries === 100) throw new Error('it never was so');
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}
