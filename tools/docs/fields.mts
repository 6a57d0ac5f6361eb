import type { INodeProperties } from 'n8n-workflow';

/** The preset value of a field as n8n's editor shows it; a dash where it is empty. */
export function shownValue({ default: value, options = [], type }: INodeProperties): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'number') return String(value);
	if (typeof value !== 'string' || value === '' || type === 'resourceLocator') return '–';
	const chosen = options.find((option) => 'value' in option && option.value === value);
	return chosen ? chosen.name : `\`${value}\``;
}
