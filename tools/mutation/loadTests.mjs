import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { declarations, declaredBy } from './tree.mjs';

/** How what is changed and its tests are compiled: types aren't checked. */
export const COMPILED = {
	jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
	module: { type: 'commonjs' },
	sourceMaps: false,
};

/** Test files, compiled once, and loaded into this process until they are forgotten. */
export class LoadedTests {
	#suites = new Map();
	#require;
	#folder;
	#fc;

	constructor(folder) {
		this.#folder = folder + sep;
		this.#require = createRequire(join(folder, 'package.json'));
		const { transformSync } = this.#require('@swc/core');
		const compiled = new Map();
		const extend = (module, filename) => {
			const code =
				compiled.get(filename) ??
				transformSync(readFileSync(filename, 'utf8'), { ...COMPILED, filename }).code;
			compiled.set(filename, code);
			module._compile(code, filename);
		};
		for (const ending of ['.ts', '.mts']) Module._extensions[ending] = extend;
		const { ModuleMocker } = this.#require('jest-mock');
		const { expect } = this.#require('expect');
		// How long a test may take is measured here.
		const jest = Object.assign(new ModuleMocker(globalThis), { setTimeout() {} });
		Object.assign(globalThis, declarations, { expect, jest });
		this.#fc = this.#require('fast-check');
	}

	/** A file's tests; its settings of fast-check are put in force, but nothing is made smaller once it failed. */
	of(file) {
		const { suite, settings } = this.#suites.get(file) ?? this.#load(file);
		this.#fc.configureGlobal({ ...settings, endOnFailure: true });
		return suite;
	}

	/** What a module of the tests exports. */
	load(file) {
		return this.#require(join(this.#folder, file));
	}

	/** Forgets all that was loaded of the project, but not its packages. */
	forget() {
		this.#suites.clear();
		for (const path of Object.keys(this.#require.cache)) {
			const isOwn = path.startsWith(this.#folder) && !path.includes(`${sep}node_modules${sep}`);
			if (isOwn) delete this.#require.cache[path];
		}
	}

	#load(file) {
		this.#fc.resetConfigureGlobal();
		const suite = declaredBy(file, () => void this.load(file));
		const loaded = { suite, settings: this.#fc.readConfigureGlobal() };
		this.#suites.set(file, loaded);
		return loaded;
	}
}
