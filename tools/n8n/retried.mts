const PAUSE_MS = 100;
const PATIENCE_MS = 60_000;

/** What `look` finds, once it finds something; asked again and again, for a minute if nothing else is said. */
export async function retried<T>(
	what: string,
	look: () => Promise<T | undefined>,
	patienceMs = PATIENCE_MS,
): Promise<T> {
	const deadline = Date.now() + patienceMs;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > deadline) throw new Error(`Waited ${patienceMs / 1000} s for ${what}`);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}
