import { ProviderError } from '../core/providerError';
import type { ProviderRef, Wording } from './failures';
import type { TransportFailure, TransportFailureKind } from './transport';

const OF_TRANSPORT: Readonly<
	Record<TransportFailureKind, Omit<Wording, 'message'> & { readonly what: string }>
> = {
	timeout: {
		category: 'timeout',
		what: 'did not finish its answer in time',
		advice:
			'Run the workflow again later, or raise Timeout (Seconds) where the node’s options have it.',
	},
	network: {
		category: 'network',
		what: 'can’t be reached: the connection was refused or broke off',
		advice:
			'Check that the server is running and that n8n can reach it at the Base URL of the credential.',
	},
	dns: {
		category: 'network',
		what: 'can’t be reached: its host name is unknown',
		advice: 'Check the spelling of the Base URL in the credential.',
		retry: false,
		retryable: false,
	},
	tls: {
		category: 'network',
		what: 'can’t be reached over HTTPS: its certificate was not accepted, or it has none',
		advice:
			'Renew or correct the certificate, or turn on Ignore SSL Issues in the credential if it is self-signed and the server is yours. If the server has no HTTPS, let the Base URL start with http://.',
		retry: false,
		retryable: false,
	},
	tooLarge: {
		category: 'invalidResponse',
		what: 'sent more than 16 MB in one answer, which was not read further',
		advice:
			'Lower Limit. If that does not help, check that the Base URL of the credential points to the API.',
	},
	blocked: {
		category: 'network',
		what: 'was not asked: n8n does not allow requests to this address',
		advice:
			'Ask whoever runs n8n about its outgoing request rules, or check the Base URL of the credential.',
		retry: false,
		retryable: false,
	},
};

/** Found out by the client before it has written anything of the request. */
const NOT_CONNECTED_CODES = ['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'EPROTO'];
const NOT_VERIFIED_CODE = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/;

/**
 * Whether the request never left. An alert that a server sends over TLS may come after it has read the request, and
 * so may a broken record; a server that speaks no TLS shows in the handshake, as EPROTO.
 */
function isNotSent({ kind, code }: TransportFailure): boolean {
	if (kind === 'dns' || kind === 'blocked') return true;
	if (code === null) return false;
	const isUnverified = kind === 'tls' && !code.includes('ALERT') && NOT_VERIFIED_CODE.test(code);
	return isUnverified || NOT_CONNECTED_CODES.includes(code);
}

/** The failure behind a missing or broken-off answer. */
export function failureOfTransport(
	provider: ProviderRef,
	failure: TransportFailure,
): ProviderError {
	const { what, ...wording } = OF_TRANSPORT[failure.kind];
	return new ProviderError({
		...wording,
		message: `${provider.label} ${what}.`,
		provider: provider.id,
		providerCode: failure.code,
		isNotTaken: isNotSent(failure),
	});
}
