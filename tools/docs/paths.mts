/** The page of a node, named as n8n shows it. */
export function nodePage({ displayName }: { readonly displayName: string }): string {
	return `docs/nodes/${displayName.toLowerCase().replaceAll(' ', '-')}.md`;
}

/** The page of a provider. */
export function providerPage(id: string): string {
	return `docs/providers/${id}.md`;
}
