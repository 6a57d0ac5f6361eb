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

/** The country of a code such as `MX` or `mx`; null for any other text. */
export function countryOf(text: string): Country | null {
	const code = text.trim().toUpperCase();
	return isSupportedCountry(code) ? code : null;
}
