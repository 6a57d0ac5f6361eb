const MEXICO = /^\+521?([2-9]\d{9})$/;
const BRAZIL = /^\+55([1-9]{2})9?([6-9]\d{7})$/;
const ARGENTINA = /^\+549?(11\d{8}|[23]\d{9})$/;
const ARGENTINA_WITH_15 = /^\+54(?=\d{12}$)(11|[23]\d\d|[23]\d{3})15(\d+)$/;

/**
 * The spellings of a phone number that WhatsApp and people use for the same phone, at most five:
 * the given one first, then WhatsApp's own, then the others; E.164 in and out.
 */
export function phoneVariants(e164: string): readonly string[] {
	return [...new Set([e164, ...variantsOf(e164)])];
}

/** The spelling that all variants of a phone number share; E.164 in and out. */
export function canonicalPhone(e164: string): string {
	return variantsOf(e164)[0] ?? e164;
}

/** Whether two E.164 spellings are the same phone on WhatsApp. */
export function samePhone(a: string, b: string): boolean {
	return canonicalPhone(a) === canonicalPhone(b);
}

/** All spellings, the canonical one first; none where a country has a single one. */
function variantsOf(e164: string): readonly string[] {
	const [, mexican] = MEXICO.exec(e164) ?? [];
	if (mexican !== undefined) return [`+521${mexican}`, `+52${mexican}`];
	const [, area, brazilian] = BRAZIL.exec(e164) ?? [];
	if (brazilian !== undefined) return [`+55${area}9${brazilian}`, `+55${area}${brazilian}`];
	const argentine = argentineNumber(e164);
	if (argentine === null) return [];
	const areaLengths = argentine.startsWith('11') ? [2] : [3, 4];
	return [
		`+549${argentine}`,
		`+54${argentine}`,
		...areaLengths.map((length) => `+54${argentine.slice(0, length)}15${argentine.slice(length)}`),
	];
}

/**
 * Area code and subscriber, ten digits; null outside Argentina. `15` can't stand after three and
 * after four digits at once, so reading it is unambiguous even where the area code isn't known.
 */
function argentineNumber(e164: string): string | null {
	const [, plain] = ARGENTINA.exec(e164) ?? [];
	if (plain !== undefined) return plain;
	const [whole, area, subscriber] = ARGENTINA_WITH_15.exec(e164) ?? [];
	return whole === undefined ? null : `${area}${subscriber}`;
}
