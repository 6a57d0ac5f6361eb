import type { INodeProperties } from 'n8n-workflow';

type Options = NonNullable<INodeProperties['options']>;

function nameOf(options: Options, value: unknown): string | undefined {
	return options.find((option) => 'value' in option && option.value === value)?.name;
}

/** The default value of a field as n8n's editor shows it; a dash where it is empty. */
export function shownValue({ default: value, options = [], type }: INodeProperties): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value)) {
		return value.map((each) => nameOf(options, each) ?? String(each)).join(', ') || '–';
	}
	if (typeof value !== 'string' || value === '' || type === 'resourceLocator') return '–';
	return nameOf(options, value) ?? `\`${value}\``;
}
