const formatters = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD HH:MM:SS` on the clocks of that IANA zone, without saying which zone it is. */
export function localTime(epochMs: number, timeZone: string): string {
	let formatter = formatters.get(timeZone);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('sv-SE', {
			timeZone,
			dateStyle: 'short',
			timeStyle: 'medium',
		});
		formatters.set(timeZone, formatter);
	}
	return formatter.format(epochMs);
}
