import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { shownValue } from './fields.mts';
import { sentences, table } from './markdown.mts';

/** Options without which something else holds than their default value. */
const UNSET_DIFFERS: readonly string[] = ['concurrency', 'maxPages'];

/** Longer lists, such as that of all countries, say by themselves what they hold. */
const MAX_CHOICES = 20;

type Description = Pick<INodeTypeDescription, 'properties'>;

function find(properties: readonly INodeProperties[], name: string): INodeProperties | undefined {
	return properties.find((property) => property.name === name);
}

/** The names of a choice's values, as the editor shows them. */
function labels(property: INodeProperties | undefined, values: readonly unknown[]): string {
	const names = values.map((value) => {
		if (typeof value === 'boolean') return value ? 'on' : 'off';
		const option = property?.options?.find((each) => 'value' in each && each.value === value);
		return option?.name ?? String(value);
	});
	return names.join(', ');
}

/** When the editor shows the field: for which providers, and with what chosen elsewhere. */
function whenShown({ displayOptions }: INodeProperties, all: readonly INodeProperties[]): string {
	const provider = find(all, 'provider');
	const conditions = Object.entries(displayOptions?.show ?? {})
		.filter(([name]) => name !== '@tool')
		.map(([path, values = []]) => {
			const name = path.replace(/^\//, '');
			const offered = provider?.options?.length === values.length;
			if (name === 'provider') return offered ? '' : labels(provider, values);
			const other = find(all, name);
			return `${other?.displayName ?? name}: ${labels(other, values)}`;
		});
	return conditions.filter(Boolean).join('; ') || 'always';
}

function boundsOf({ type, typeOptions: { minValue, maxValue } = {} }: INodeProperties): string {
	if (type !== 'number' || minValue === undefined) return '';
	return maxValue === undefined ? `${minValue} or more` : `${minValue} to ${maxValue}`;
}

function choicesOf({ type, options = [] }: INodeProperties): string {
	if (type !== 'options' && type !== 'multiOptions') return '';
	if (options.length > MAX_CHOICES) return '';
	const shown = options.map((option) => {
		const description = 'description' in option ? option.description : undefined;
		return description
			? `${option.name} (${lowerFirst(description).replace(/\.$/, '')})`
			: option.name;
	});
	return `Choices: ${shown.join(', ')}`;
}

function lowerFirst(text: string): string {
	return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function row(property: INodeProperties, all: readonly INodeProperties[], isOption: boolean) {
	const { displayName, description = '', name } = property;
	const isUnset = isOption && UNSET_DIFFERS.includes(name);
	return [
		`**${displayName}**`,
		whenShown(property, all),
		isUnset ? '–' : shownValue(property),
		sentences(description, boundsOf(property), choicesOf(property)).replace(/\.$/, ''),
	];
}

function optionsOf({ properties }: Description): INodeProperties[] {
	return (find(properties, 'options')?.options ?? []) as INodeProperties[];
}

/** The node's parameters in the order of its form. */
export function parameterTable({ properties }: Description): string {
	return table(
		['Parameter', 'Shown', 'Default', 'What it does'],
		properties
			.filter(({ type }) => type !== 'notice' && type !== 'collection')
			.map((property) => row(property, properties, false)),
	);
}

/** What **Add option** offers. */
export function optionTable(description: Description): string {
	return table(
		['Option', 'Shown', 'Default', 'What it does'],
		optionsOf(description).map((property) => row(property, description.properties, true)),
	);
}

/** The options that the node hides when an AI agent uses it. */
export function hiddenFromAgents(descriptions: readonly Description[]): string {
	const hidden = descriptions
		.flatMap(optionsOf)
		.filter(({ displayOptions }) => displayOptions?.show?.['@tool']?.includes(false))
		.map(({ displayName }) => `**${displayName}**`);
	return `Options that make no sense for an agent are hidden: ${[...new Set(hidden)].join(', ')}.`;
}
