import { refused } from './refusal.mts';

type Query = Readonly<Record<string, string | undefined>>;

/** The parameters that a route knows, each with what its value has to be. */
export type Known = Readonly<Record<string, 'number' | 'boolean' | readonly string[]>>;

function complaint(name: string, value: string, type: Known[string] | undefined): string | null {
	if (type === undefined) return `property ${name} should not exist`;
	if (type === 'number') {
		const isNumber = value !== '' && Number.isFinite(Number(value));
		return isNumber ? null : `${name} must be a number conforming to the specified constraints`;
	}
	if (type === 'boolean') {
		return ['true', 'false', '1', '0'].includes(value) ? null : `${name} must be a boolean value`;
	}
	return type.includes(value)
		? null
		: `${name} must be one of the following values: ${type.join(', ')}`;
}

/** What the route was asked; unknown parameters are refused, as with `WAHA_HTTP_STRICT_MODE`. */
export function checked(query: Query, known: Known) {
	const complaints = Object.entries(query).flatMap(
		([name, value = '']) => complaint(name, value, known[name]) ?? [],
	);
	if (complaints.length > 0) throw refused(400, complaints);
	return {
		text: (name: string) => query[name],
		number: (name: string, fallback: number) => Number(query[name] ?? fallback),
		flag: (name: string, fallback: boolean) =>
			query[name] === undefined ? fallback : ['true', '1'].includes(query[name]),
	};
}
