import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default defineConfig(
	globalIgnores(['dist/', '**/.cache/', 'coverage/']),
	js.configs.recommended,
	tseslint.configs.recommended,
	{
		rules: {
			eqeqeq: 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ ignoreRestSiblings: true, varsIgnorePattern: '^_' },
			],
		},
	},
	{
		files: ['**/*.{mjs,js}'],
		languageOptions: { globals: readonly(Object.getOwnPropertyNames(globalThis)) },
	},
	{
		files: ['gulpfile.js'],
		languageOptions: { sourceType: 'commonjs' },
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
);
