import { TransportFailure, type TransportFailureKind } from './transport';

const TIMEOUT_CODES = [
	'ETIMEDOUT',
	'ECONNABORTED',
	'UND_ERR_HEADERS_TIMEOUT',
	'UND_ERR_BODY_TIMEOUT',
	'UND_ERR_CONNECT_TIMEOUT',
	'ESOCKETTIMEDOUT',
];
const DNS_CODES = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA'];
const TLS_CODE = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|EPROTO|ALTNAME/;
const BLOCKED_NAME = /^Ssrf/;
const DEEPEST_CAUSE = 6;
const CODE = /^[A-Z][A-Z0-9_]{2,60}$/;

function kindOf(names: readonly string[], code: string | null): TransportFailureKind | null {
	if (names.some((name) => BLOCKED_NAME.test(name))) return 'blocked';
	if (names.includes('TimeoutError')) return 'timeout';
	if (code === null) return null;
	if (TIMEOUT_CODES.includes(code)) return 'timeout';
	if (DNS_CODES.includes(code)) return 'dns';
	return TLS_CODE.test(code) ? 'tls' : 'network';
}

/** Errors of the platform may belong to another realm, where `instanceof` says no. */
function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

function codeOf(error: object): string | null {
	const code: unknown = 'code' in error ? error.code : null;
	return typeof code === 'string' && CODE.test(code) ? code : null;
}

/**
 * What is safe to keep of an HTTP library's error: its kind and its system code, looked for in the error and
 * its causes. Everything else of it stays behind, because it holds the request's URL and headers.
 */
export function toTransportFailure(error: unknown): TransportFailure {
	if (TransportFailure.isInstance(error)) return error;
	let current = error;
	for (let depth = 0; depth < DEEPEST_CAUSE && isObject(current); depth += 1) {
		const name: unknown = 'name' in current ? current.name : '';
		const code = codeOf(current);
		const kind = kindOf([String(name), String(current.constructor?.name)], code);
		if (kind !== null) return new TransportFailure(kind, code);
		current = 'cause' in current ? current.cause : null;
	}
	return new TransportFailure('network');
}
