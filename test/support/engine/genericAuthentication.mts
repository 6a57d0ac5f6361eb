import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';

type Declared = Exclude<IAuthenticate, (...args: never[]) => unknown>;

/** Declared authentication, as n8n applies it: into the caller's own object, expressions resolved. */
export function applyGeneric(
	{ properties }: Declared,
	$credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
	workflow: Workflow,
	node: INode,
): IHttpRequestOptions {
	const resolve = (text: string): string => {
		if (!text.startsWith('=')) return text;
		const keys = { $credentials };
		const { expression } = workflow;
		return String(
			expression.getSimpleParameterValue(node, text, 'internal', keys, undefined, '') || '',
		);
	};
	const target = options as unknown as Record<string, Record<string, string>>;
	for (const [part, fields] of Object.entries(properties)) {
		const place = (target[part] ??= {});
		for (const [key, value] of Object.entries(fields as Record<string, string>)) {
			place[resolve(key)] = resolve(value);
		}
	}
	return options;
}
