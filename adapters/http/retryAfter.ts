/** The `Retry-After` header in milliseconds, whether it counts seconds or names a date; undefined without one. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (text === '') return undefined;
	const at = /^\d+(\.\d+)?$/.test(text) ? now + Number(text) * 1_000 : Date.parse(text);
	return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
