import { Agent, type Dispatcher, request as send } from 'undici';
import {
	type Credential,
	type ProviderDefinition,
	abortable,
	readBody,
	toTransportFailure,
	type Transport,
} from '../adapters/index.ts';

/** A transport over undici's keep-alive pool, for everything outside n8n. Redirects are not followed. */
export interface UndiciTransport extends Transport {
	close(): Promise<void>;
}

/** The dispatcher may be a `MockAgent`, in this transport's own tests. */
export function createUndiciTransport(
	definition: ProviderDefinition<unknown>,
	credential: Credential,
	dispatcher: Dispatcher = new Agent({
		connect: { rejectUnauthorized: credential.ignoreSslIssues !== true },
	}),
): UndiciTransport {
	return {
		async send(request, signal) {
			const { url, headers, body } = definition.authorize(
				{ url: request.url, headers: { ...request.headers }, body: request.body },
				credential,
			);
			try {
				const response = await abortable(
					send(url, {
						method: request.method,
						headers: headers as Record<string, string>,
						body,
						dispatcher,
						signal,
					}),
					signal,
				);
				return {
					status: response.statusCode,
					headers: Object.fromEntries(
						Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
					),
					text: await readBody(response.body, request.maxBytes, signal),
				};
			} catch (error) {
				throw toTransportFailure(error);
			}
		},
		async close() {
			await dispatcher.close();
		},
	};
}
