import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import {
	abortable,
	readBody,
	toTransportFailure,
	type Transport,
	type HttpRequest,
} from '../../adapters';

/** n8n's function sets that have credentials and speak HTTP. */
export type NodeContext =
	IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

function toOptions(request: HttpRequest): IHttpRequestOptions {
	return {
		method: request.method,
		url: request.url,
		headers: { ...request.headers },
		...(request.body !== null && { body: request.body }),
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		skipSslCertificateValidation: request.ignoreSslIssues,
		timeout: request.timeoutMs,
	};
}

/** Resolves to the response; when that comes too late for anybody, its body is closed. */
async function inTime(work: Promise<IN8nHttpFullResponse>, signal: AbortSignal) {
	work
		.then(({ body }) => {
			if (signal.aborted) (body as { destroy?: () => void }).destroy?.();
		})
		.catch(() => {});
	return await abortable(work, signal);
}

/**
 * n8n's own HTTP helper as a transport: it brings the instance's proxy, TLS and SSRF rules, and places the secret
 * by the credential's `authenticate`. The item's own decrypted credential is passed along, since the helper would
 * take the first item's. Of its errors nothing is kept but kind and system code.
 */
export function createTransport(
	context: NodeContext,
	credentialType: string,
	data: ICredentialDataDecryptedObject,
): Transport {
	const credentialsDecrypted = { id: '', name: credentialType, type: credentialType, data };
	return {
		async send(request, signal) {
			try {
				const work = context.helpers.httpRequestWithAuthentication.call(
					context,
					credentialType,
					toOptions(request),
					{ credentialsDecrypted },
				) as Promise<IN8nHttpFullResponse>;
				const response = await inTime(work, signal);
				const body = response.body as unknown as AsyncIterable<Uint8Array>;
				return {
					status: response.statusCode,
					headers: Object.fromEntries(
						Object.entries(response.headers).map(([name, value]) => [
							name.toLowerCase(),
							String(value),
						]),
					),
					text: await readBody(body, request.maxBytes, signal),
				};
			} catch (error) {
				throw toTransportFailure(error);
			}
		},
	};
}
