import { readSource } from '../support/sourceFacts.mts';
import { files, read } from './support/packed.mts';

const code = files.filter((file) => file.endsWith('.js'));

describe('the published code', () => {
	it('requires only itself and what n8n supplies', () => {
		const required = code.flatMap((file) => readSource(file, read(file)).imports);
		const foreign = required.filter((specifier) => !specifier.startsWith('.'));
		expect(required.length).toBeGreaterThan(code.length);
		expect(['crypto', 'luxon', 'n8n-workflow', 'zod/v4']).toEqual(expect.arrayContaining(foreign));
	});
});
