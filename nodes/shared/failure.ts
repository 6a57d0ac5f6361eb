import {
	BaseError,
	ExpressionError,
	type IDataObject,
	type INode,
	NodeApiError,
	NodeError,
	NodeOperationError,
} from 'n8n-workflow';
import { InputError, type ProviderDefinition, ProviderError } from '../../adapters';
import { withoutTags } from './values';

/** What a failed item was asked for, to recognise it in `details`. */
export interface ErrorContext extends Pick<ProviderDefinition<unknown>, 'id' | 'label'> {
	readonly messageId?: string;
	readonly phone?: string;
	/** Of a message that was to be sent. */
	readonly mayHaveBeenSent?: boolean;
}

/** A failure of one item: what happened, what to do, and what a workflow can branch on. */
export interface ItemFailure {
	readonly what: string;
	readonly advice: string;
	readonly details: IDataObject;
	/** The failure as n8n's error, for when the node stops. */
	toNodeError(node: INode, itemIndex?: number, isTool?: boolean): Error;
}

function pause(retryAfterMs: number | null): string {
	const seconds = Math.ceil((retryAfterMs ?? 0) / 1_000);
	if (seconds === 0) return '';
	return ` It asks to wait ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`;
}

function detailsOf(subject: ErrorContext, failure: Partial<ProviderError>): IDataObject {
	const { messageId, phone, mayHaveBeenSent } = subject;
	return {
		category: failure.category ?? 'invalidRequest',
		retryable: failure.retryable ?? false,
		provider: subject.id,
		httpStatus: failure.httpStatus ?? null,
		providerCode: failure.providerCode ? withoutTags(failure.providerCode) : null,
		...(messageId !== undefined && { messageId }),
		...(phone !== undefined && { phone }),
		...(mayHaveBeenSent !== undefined && { mayHaveBeenSent }),
	};
}

type Words = Pick<ItemFailure, 'what' | 'advice' | 'details'>;
type ErrorOptions = ConstructorParameters<typeof NodeOperationError>[2];

/** The failure in these words; `create` makes n8n's error of them. */
function withWording(
	words: Words,
	create: (
		node: INode,
		message: string,
		options: ErrorOptions,
	) => NodeApiError | NodeOperationError,
): ItemFailure {
	const { what, advice: description } = words;
	return {
		...words,
		toNodeError(node, itemIndex = 0, isTool = false) {
			const message = isTool ? `${what} ${description}` : what;
			const error = create(node, message, { description, itemIndex, level: 'warning' });
			// n8n replaces messages that hold one of its common codes, even inside a word: ours are put back.
			return Object.assign(error, { message, description, messages: [] });
		},
	};
}

function ofProvider(failure: ProviderError, subject: ErrorContext): ItemFailure {
	const said = failure.detail === null ? '' : ` ${subject.label} says: “${failure.detail}”`;
	const words = {
		what: withoutTags(failure.message),
		advice: withoutTags(`${failure.advice}${pause(failure.retryAfterMs)}${said}`),
		details: detailsOf(subject, failure),
	};
	const httpCode = failure.httpStatus === null ? undefined : String(failure.httpStatus);
	return withWording(words, (node, message, options) => {
		return new NodeApiError(node, {}, { ...options, message, httpCode });
	});
}

function ofInput(what: string, advice: string, subject: ErrorContext): ItemFailure {
	return withWording(
		{ what, advice, details: detailsOf(subject, {}) },
		(...args) => new NodeOperationError(...args),
	);
}

/** n8n's own errors: an expression that can't be evaluated, a credential that is missing or not shared. */
function isOfN8n(error: unknown): error is Error & { description?: string | null } {
	return (
		error instanceof NodeError || error instanceof BaseError || error instanceof ExpressionError
	);
}

/**
 * A failure of ours in the item's words. n8n's own errors pass through when the node stops; anything else is a
 * mistake of this package, and says so without repeating what the error says.
 */
export function toItemFailure(error: unknown, subject: ErrorContext): ItemFailure {
	if (ProviderError.isInstance(error)) return ofProvider(error, subject);
	if (InputError.isInstance(error)) {
		return ofInput(withoutTags(error.message), withoutTags(error.advice), subject);
	}
	if (isOfN8n(error)) {
		const advice = error.description ?? 'Check the expressions and the credential of the node.';
		return { ...ofInput(error.message, advice, subject), toNodeError: () => error };
	}
	const kind = error instanceof Error ? error.name : typeof error;
	return ofInput(
		`The node could not handle this item (${kind}).`,
		'This is a bug in the package: please report it with the input of the item, without keys.',
		subject,
	);
}
