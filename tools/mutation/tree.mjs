import { format } from 'node:util';

/** What a test file declares: suites with their hooks, and tests in them. */
class Suite {
	entries = [];
	hooks = { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] };
}

let current = new Suite();

function describe(title, body) {
	const outer = current;
	current = new Suite();
	outer.entries.push({ suite: current, title });
	try {
		body();
	} finally {
		current = outer;
	}
}

function it(title, body) {
	current.entries.push({ title, body });
}

/** As jest's: where all rows are lists they are spread, and `$name` and `%s` are filled in. */
const each = (declare) => (rows) => (title, body) => {
	const areLists = rows.every(Array.isArray);
	for (const row of rows) {
		const values = areLists ? row : [row];
		const named = title.replace(/\$(\w+)/g, (whole, key) => String(values[0]?.[key] ?? whole));
		const places = named.match(/%[sdifjoOp]/g) ?? [];
		const text = format(named.replaceAll('%p', '%j'), ...values.slice(0, places.length));
		declare(text, () => body(...values));
	}
};

const hook = (kind) => (body) => current.hooks[kind].push(body);

/** What a test file finds in its globals, beside `expect` and `jest`. */
export const declarations = {
	describe: Object.assign(describe, { each: each(describe) }),
	it: Object.assign(it, { each: each(it) }),
	test: Object.assign(it, { each: each(it) }),
	...Object.fromEntries(Object.keys(new Suite().hooks).map((kind) => [kind, hook(kind)])),
};

/** What is declared while this runs. Its tests are told apart by the file and by their place in it. */
export function declaredBy(file, load) {
	const suite = new Suite();
	current = suite;
	load();
	let count = 0;
	number(suite, file);
	return suite;

	function number({ entries }, path) {
		for (const entry of entries) {
			const name = `${path} › ${entry.title}`;
			if (entry.suite) number(entry.suite, name);
			else Object.assign(entry, { name, id: `${file}#${++count}` });
		}
	}
}
