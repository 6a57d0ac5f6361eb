import { TransportFailure } from './transport';

/** Settles like the promise, or rejects as soon as the signal aborts. */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	let onAbort: () => void = () => {};
	const aborted = new Promise<never>((_, reject) => {
		onAbort = () => reject(signal.reason as Error);
		if (signal.aborted) onAbort();
		else signal.addEventListener('abort', onAbort, { once: true });
	});
	try {
		return await Promise.race([work, aborted]);
	} finally {
		signal.removeEventListener('abort', onAbort);
	}
}

/**
 * Reads a body to its last byte as UTF-8, and no further than `maxBytes` or the signal's abort: whatever ends the
 * loop early also closes the stream, so nothing more of it is loaded.
 */
export async function readBody(
	body: AsyncIterable<Uint8Array | string>,
	maxBytes: number,
	signal: AbortSignal,
): Promise<string> {
	const chunks = body[Symbol.asyncIterator]();
	const read: Uint8Array[] = [];
	let bytes = 0;
	try {
		for (;;) {
			const next = await abortable(chunks.next(), signal);
			if (next.done) return decoded(read);
			const chunk = typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
			bytes += chunk.byteLength;
			if (bytes > maxBytes) throw new TransportFailure('tooLarge');
			read.push(chunk);
		}
	} finally {
		void chunks.return?.();
		// A stalled stream heeds `return` only when it goes on.
		if ('destroy' in body && typeof body.destroy === 'function') body.destroy();
	}
}

/** Decoded at the end only: text that grows beside the chunks would double what an endless body takes. */
function decoded(chunks: readonly Uint8Array[]): string {
	const decoder = new TextDecoder();
	const texts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
	return texts.join('') + decoder.decode();
}
