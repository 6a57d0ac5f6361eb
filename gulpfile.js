const { mkdir, rm, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');
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

/** Output schemas, so that fields can be dragged in the editor before the first run; n8n reads them beside the node. */
async function schemas() {
	const { messageSchema } = require('./dist/adapters/core/message.js');
	const { eventItemSchema } = require('./dist/adapters/core/webhook.js');
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
exports.build = parallel(icons, codex, schemas);
