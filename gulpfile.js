const { mkdir, readFile, rm, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');
const { build } = require('esbuild');
const { dest, parallel, src } = require('gulp');
const { toJSONSchema } = require('zod/v4');
const { n8n } = require('./package.json');

/** The icons that ship: those of the one folder, whatever other pictures the project holds. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** The codex files, from which n8n takes categories and search words; they lie beside the nodes. */
function codex() {
	return src('nodes/**/*.node.json', { encoding: false }).pipe(dest('dist/nodes'));
}

/** The one module that uses this library: what n8n doesn't supply is put into it, so that the package needs nothing else. */
const bundled = { module: 'adapters/core/phone/phoneLibrary', library: 'libphonenumber-js' };

/** The module with its library inside, instead of what the compiler wrote. */
function bundle() {
	return build({
		entryPoints: [`${bundled.module}.ts`],
		outfile: `dist/${bundled.module}.js`,
		bundle: true,
		minify: true,
		format: 'cjs',
		platform: 'node',
		target: 'es2022',
		banner: { js: `/* ${bundled.library}: see THIRD_PARTY_NOTICES.txt */` },
	});
}

/** The licences of what is bundled, whose terms want them to come along. */
async function notices() {
	const folder = dirname(require.resolve(`${bundled.library}/package.json`));
	const { version } = require(`${bundled.library}/package.json`);
	const read = async (file) => (await readFile(join(folder, file), 'utf8')).trim();
	const parts = [
		`This package contains ${bundled.library} ${version}, in dist/${bundled.module}.js.`,
		await read('LICENSE'),
		`The data of ${bundled.library}, and the code it is a rewrite of, are of Google's libphonenumber:`,
		await read('LICENSE.Apache'),
	];
	await writeFile('dist/THIRD_PARTY_NOTICES.txt', `${parts.join('\n\n')}\n`);
}

/** Output schemas, so that fields can be dragged in the editor before the first run; n8n reads them beside the node. */
async function schemas() {
	const { messageSchema } = require('./dist/adapters/core/messages/message.js');
	const { eventItemSchema } = require('./dist/adapters/core/webhooks/webhook.js');
	for (const node of n8n.nodes) {
		const schema = node.endsWith('Trigger.node.js') ? eventItemSchema : messageSchema;
		const text = `${JSON.stringify(toOutputSchema(schema), null, '\t')}\n`;
		const folder = join(dirname(node), '__schema__');
		await mkdir(folder, { recursive: true });
		await writeFile(join(folder, 'v1.0.0.json'), text);
	}
}

function toOutputSchema(schema) {
	const properties = Object.entries(toJSONSchema(schema).properties);
	return {
		type: 'object',
		properties: Object.fromEntries(properties.map(([key, value]) => [key, flatten(value)])),
		version: 1,
	};
}

/** n8n's editor reads `type`, not `anyOf`: a nullable field becomes one type and null. */
function flatten({ anyOf, description, ...plain }) {
	if (anyOf === undefined) return { type: plain.type, description };
	const { type, enum: values } = anyOf.find((choice) => choice.type !== 'null');
	return { type: [type, 'null'], ...(values && { enum: [...values, null] }), description };
}

/** Everything an earlier build left. */
function clean() {
	return rm('dist', { recursive: true, force: true });
}

exports.clean = clean;
exports.build = parallel(icons, codex, schemas, bundle, notices);
