/**
 * The one door to libphonenumber-js. The build puts what is used of the library, which n8n doesn't supply, into this
 * module.
 */
export {
	type CountryCode as Country,
	getCountries,
	getCountryCallingCode,
	isSupportedCountry,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
