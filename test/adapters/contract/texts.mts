import ts from 'typescript';

/** A text that people read, as a source file has it. */
export interface ShownText {
	/** What it is: `message` says what happened, `advice` what to do, `part` becomes a part of either. */
	readonly role: 'message' | 'advice' | 'part';
	/** With a stand-in for whatever is filled in at run time. */
	readonly text: string;
	readonly where: string;
}

const STAND_IN = 'Acme';
const ROLES: Readonly<Record<string, ShownText['role']>> = {
	message: 'message',
	advice: 'advice',
	what: 'part',
};

/**
 * The texts of a file: arguments of `new InputError`, properties and parameters called `message`, `advice` or
 * `what`, and what such calls of the file's own functions are given.
 */
export function shownTexts(path: string, source: string): ShownText[] {
	const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
	const constants = constantsOf(file);
	const found: ShownText[] = [];

	function take(role: ShownText['role'], expression: ts.Expression | undefined): void {
		if (!expression) return;
		const { line } = file.getLineAndCharacterOfPosition(expression.getStart());
		for (const text of evaluate(expression, constants)) {
			if (![STAND_IN, `${STAND_IN}.`].includes(text))
				found.push({ role, text, where: `${path}:${line + 1}` });
		}
	}

	function visit(node: ts.Node): void {
		if (ts.isNewExpression(node) && node.expression.getText() === 'InputError') {
			take('message', node.arguments?.[0]);
			take('advice', node.arguments?.[1]);
		} else if (ts.isPropertyAssignment(node)) {
			const role = ROLES[node.name.getText()];
			if (role) take(role, node.initializer);
		} else if (ts.isCallExpression(node)) {
			const called = node.expression.getText();
			parametersOf(file, called).forEach((name, index) => {
				const role = ROLES[name];
				if (role) take(role, node.arguments[index]);
			});
			if (called === 'unreadableAnswer') {
				take('part', node.arguments[2]);
				take('advice', node.arguments[3]);
			}
		}
		ts.forEachChild(node, visit);
	}
	visit(file);
	return found;
}

function constantsOf(file: ts.SourceFile): Map<string, ts.Expression> {
	const constants = new Map<string, ts.Expression>();
	for (const statement of file.statements) {
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations) {
			if (initializer) constants.set(name.getText(), initializer);
		}
	}
	return constants;
}

function parametersOf(file: ts.SourceFile, name: string): string[] {
	const found = file.statements.find(
		(statement) => ts.isFunctionDeclaration(statement) && statement.name?.text === name,
	);
	if (!found || !ts.isFunctionDeclaration(found)) return [];
	return found.parameters.map((parameter) => parameter.name.getText());
}

/** Everything that the expression can be, with a stand-in for what only run time knows. */
function evaluate(
	expression: ts.Expression,
	constants: ReadonlyMap<string, ts.Expression>,
): string[] {
	const all = (node: ts.Expression) => evaluate(node, constants);
	if (ts.isStringLiteralLike(expression)) return [expression.text];
	if (ts.isParenthesizedExpression(expression)) return all(expression.expression);
	if (ts.isConditionalExpression(expression)) {
		return [...all(expression.whenTrue), ...all(expression.whenFalse)];
	}
	if (ts.isTemplateExpression(expression)) {
		return expression.templateSpans.reduce<string[]>(
			(starts, { expression: filled, literal }) =>
				starts.flatMap((start) => all(filled).map((text) => `${start}${text}${literal.text}`)),
			[expression.head.text],
		);
	}
	if (ts.isPropertyAccessExpression(expression) && ROLES[expression.name.text]) {
		return [`${STAND_IN}.`];
	}
	if (ts.isIdentifier(expression)) {
		const constant = constants.get(expression.text);
		if (constant) return all(constant);
	}
	return [STAND_IN];
}
