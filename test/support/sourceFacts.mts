import ts from 'typescript';

/** What a source file imports, and the texts written in it, read from its syntax tree. */
export interface SourceFacts {
	/** Specifiers of every import, export from, dynamic import, import type and require. */
	readonly imports: readonly string[];
	readonly texts: readonly string[];
	/** Texts that something is compared with: `x === 'text'`, `case 'text'`. */
	readonly compared: readonly string[];
}

export function readSource(path: string, text: string): SourceFacts {
	const imports: string[] = [];
	const texts: string[] = [];
	const compared: string[] = [];
	const visit = (node: ts.Node): void => {
		const specifier = specifierOf(node);
		if (specifier) imports.push(specifier.text);
		if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) texts.push(node.text);
		for (const side of sidesOf(node)) if (ts.isStringLiteralLike(side)) compared.push(side.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
	return { imports, texts: texts.filter((each) => !imports.includes(each)), compared };
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
	if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
		return literal(node.moduleSpecifier);
	}
	if (ts.isExternalModuleReference(node)) return literal(node.expression);
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
		return literal(node.argument.literal);
	}
	if (!ts.isCallExpression(node)) return undefined;
	const { expression, arguments: given } = node;
	const isRequire = ts.isIdentifier(expression) && expression.text === 'require';
	const isImport = expression.kind === ts.SyntaxKind.ImportKeyword;
	return isRequire || isImport ? literal(given[0]) : undefined;
}

function literal(node: ts.Node | undefined): ts.StringLiteralLike | undefined {
	return node && ts.isStringLiteralLike(node) ? node : undefined;
}

const comparisons = new Set([
	ts.SyntaxKind.EqualsEqualsToken,
	ts.SyntaxKind.EqualsEqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsToken,
	ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

function sidesOf(node: ts.Node): ts.Node[] {
	if (ts.isCaseClause(node)) return [node.expression];
	if (!ts.isBinaryExpression(node) || !comparisons.has(node.operatorToken.kind)) return [];
	return [node.left, node.right];
}
