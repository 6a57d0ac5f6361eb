import { posix } from 'node:path';
import { readSource } from './sourceFacts.mts';

export interface Source {
	/** Relative to the project, with slashes. */
	readonly path: string;
	readonly text: string;
}

const folders = ['nodes', 'credentials', 'adapters', 'adapters/core', 'adapters/http'];

/** What each layer may import beside itself; a provider is any other folder of `adapters/`. */
const arrows: Readonly<Record<string, readonly string[]>> = {
	nodes: ['registry'],
	credentials: ['registry'],
	registry: ['adapters', 'providers', 'http', 'core'],
	adapters: ['http', 'core'],
	provider: ['http', 'core'],
	http: ['core'],
	core: [],
};
const supplied = ['zod/v4', 'luxon'];
/** What one module of the adapter layer may use: the build puts it in, or Node.js has it. */
const ofOneModule: Readonly<Record<string, string>> = {
	'adapters/core/phone/phoneLibrary.ts': 'libphonenumber-js/max',
	'adapters/core/webhooks/signature.ts': 'crypto',
};
/** What nodes and credentials may use beside that; adapters know no host. */
const ofHost = ['n8n-workflow', 'crypto'];

/** Where the sources break the architecture: one line each. */
export function layerBreaks(sources: readonly Source[], ids: readonly string[]): string[] {
	return sources.flatMap(({ path, text }) => {
		const { imports, texts, compared } = readSource(path, text);
		return [
			...imports.filter((each) => !mayImport(path, each, ids)).map((each) => `imports ${each}`),
			...compared.filter((each) => ids.includes(each)).map((each) => `compares with ${each}`),
			...named(path, texts, ids).map((each) => `names ${each}`),
		]
			.filter((found) => !ids.includes(layerOf(path).provider) || found.startsWith('imports'))
			.map((found) => `${path} ${found}`);
	});
}

/** The layers in which no provider's id may be written at all: they treat all providers alike. */
function named(path: string, texts: readonly string[], ids: readonly string[]): string[] {
	const { layer } = layerOf(path);
	if (layer === 'nodes') return texts.filter((text) => ids.includes(text));
	if (!['core', 'http', 'adapters', 'registry'].includes(layer)) return [];
	return ids.filter((id) => texts.some((text) => new RegExp(`\\b${id}\\b`).test(text)));
}

function mayImport(path: string, specifier: string, ids: readonly string[]): boolean {
	const from = layerOf(path);
	if (!specifier.startsWith('.')) {
		const isHost = from.layer === 'nodes' || from.layer === 'credentials';
		if (supplied.includes(specifier) || ofOneModule[path] === specifier) return true;
		return isHost && ofHost.includes(specifier);
	}
	const target = posix.join(posix.dirname(path), specifier);
	const isFolder = [...folders, ...ids.map((id) => `adapters/${id}`)].includes(target);
	const to = layerOf(isFolder || target.endsWith('.ts') ? target : `${target}.ts`);
	if (from.layer === to.layer && from.provider === to.provider) return true;
	const name = to.isDoor ? 'providers' : to.layer;
	return arrows[from.layer]?.includes(name) ?? false;
}

interface Place {
	readonly layer: string;
	/** The folder's name, in a provider. */
	readonly provider: string;
	/** Whether it is a provider's index, its only module for others. */
	readonly isDoor: boolean;
}

function layerOf(path: string): Place {
	const [top = '', folder = 'index.ts', file = 'index.ts'] = path.split('/');
	const at = (layer: string): Place => ({ layer, provider: '', isDoor: false });
	if (top !== 'adapters') return at(top);
	if (folder === 'index.ts') return at('registry');
	if (folder.endsWith('.ts')) return at('adapters');
	if (folder === 'core' || folder === 'http') return at(folder);
	return { layer: 'provider', provider: folder, isDoor: file === 'index.ts' };
}
