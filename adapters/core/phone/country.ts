import { unusable } from '../inputError';
import {
	type Country,
	getCountries,
	getCountryCallingCode,
	isSupportedCountry,
} from './phoneLibrary';

export type { Country };

/** A country as a list offers it. */
export interface CountryChoice {
	/** ISO 3166-1 alpha-2. */
	readonly code: Country;
	readonly name: string;
	readonly callingCode: string;
}

const names = new Intl.DisplayNames('en', { type: 'region' });
const byName = new Intl.Collator('en');

export function countryName(country: Country): string {
	return names.of(country) ?? country;
}

/** All countries that have phones of their own, by name. */
export function countries(): readonly CountryChoice[] {
	return getCountries()
		.map((code) => ({
			code,
			name: countryName(code),
			callingCode: `+${getCountryCallingCode(code)}`,
		}))
		.sort((a, b) => byName.compare(a.name, b.name));
}

/**
 * The country of a code such as `MX` or `mx`, as users choose it or an expression gives it; null for none. Throws
 * InputError that names the field by `label`.
 */
export function parseCountry(value: unknown, label: string): Country | null {
	const code = typeof value === 'string' ? value.trim().toUpperCase() : (value ?? '');
	if (code === '') return null;
	if (typeof code === 'string' && isSupportedCountry(code)) return code;
	throw unusable(
		label,
		value,
		', which is no country’s code',
		'Choose a country from the list, or give its code of two letters, such as MX.',
	);
}
