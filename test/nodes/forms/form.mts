import type { ICredentialType, INodeType } from 'n8n-workflow';
import { loadPackage } from '../../support/engine/loadPackage.mts';

/** What people read, and what n8n adds while it loads: nothing of it is saved with a workflow. */
const READ_ONLY = ['displayName', 'description', 'placeholder', 'hint', 'subtitle', 'header'];
const ADDED = ['codex', 'icon', 'iconUrl', 'iconColor', 'documentationUrl', 'triggerPanel'];

type Part = Readonly<Record<string, unknown>>;

/** A choice of a list has a `value`, and only its `name` is read; a field's `name` is what is saved. */
const isText = (key: string, part: Part) =>
	READ_ONLY.includes(key) || (key === 'name' && 'value' in part && !('type' in part));

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

/** A form without its texts, of a choice its value: what saved workflows and credentials rely on. */
export function savedPart(form: unknown): unknown {
	if (Array.isArray(form)) return form.map(savedPart);
	if (!isPart(form)) return form;
	const kept = Object.entries(form).filter(([key]) => !ADDED.includes(key) && !isText(key, form));
	const isChoice = kept.length === 1 && kept[0]?.[0] === 'value';
	if (isChoice) return form.value;
	return Object.fromEntries(kept.map(([key, value]) => [key, savedPart(value)]));
}

/** Every text of a form, with where it stands. */
export function textsOf(form: unknown, path = ''): ReadonlyArray<readonly [string, unknown]> {
	if (!isPart(form)) return [];
	return Object.entries(form).flatMap(([key, value]) => {
		const place = `${path}/${key}`;
		if (!Array.isArray(form) && isText(key, form)) return [[place, value] as const];
		return textsOf(value, place);
	});
}

/** The forms of all nodes and credentials, by their type ids. */
export async function loadForms(): Promise<Record<string, unknown>> {
	const { nodeTypes, credentialTypes } = await loadPackage();
	const nodes = Object.entries(nodeTypes).map(
		([id, { type }]) => [id, (type as INodeType).description] as const,
	);
	const credentials = Object.entries(credentialTypes).map(([id, { type }]) => {
		const { name, properties } = type as ICredentialType;
		return [id, { name, properties }] as const;
	});
	return Object.fromEntries([...nodes, ...credentials]);
}
