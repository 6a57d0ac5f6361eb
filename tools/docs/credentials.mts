import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { shownValue } from './fields.mts';
import { list, sentences, table } from './markdown.mts';

/** A credential that n8n tests by a request and rules. */
type TestedCredential = ICredentialType & { readonly test: ICredentialTestRequest };

/** The credential of this type, from the file that is named after it. */
export async function loadCredential(type: string): Promise<TestedCredential> {
	const name = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
	const module: Record<string, new () => TestedCredential> = await import(
		`../../credentials/${name}.credentials.ts`
	);
	if (module[name]) return new module[name]();
	throw new Error(`credentials/${name}.credentials.ts has no class ${name}.`);
}

function isField({ type }: INodeProperties): boolean {
	return type !== 'notice';
}

function optionsOf({ options = [] }: INodeProperties): string {
	const names = options.flatMap((option) => ('name' in option ? [option.name] : []));
	return names.length > 0 ? `Choices: ${names.join(', ')}` : '';
}

/** The fields of a credential, in the order of its form. */
export function credentialFields({ properties }: ICredentialType): string {
	return table(
		['Field', 'Default', 'What to enter'],
		properties
			.filter(isField)
			.map((field) => [
				`**${field.displayName}**`,
				shownValue(field),
				sentences(
					field.required ? 'Required' : '',
					field.description ?? '',
					optionsOf(field),
				).replace(/\.$/, ''),
			]),
	);
}

/** What the credential's test may say, each text once; texts name the cause and what to do. */
export function credentialTest({ test }: { readonly test: ICredentialTestRequest }): string {
	const messages = (test.rules ?? []).map(({ properties }) => properties.message);
	return list([...new Set(messages)]);
}
