import { z } from 'zod/v4';
import { TransportFailure, unsupported } from '../../../adapters/index.ts';
import { failureOfStatus } from '../../../adapters/http/failures.ts';
import { failureOfTransport } from '../../../adapters/http/failureOfTransport.ts';
import { parseResponse, validate } from '../../../adapters/http/parseResponse.ts';
import type { TransportFailureKind } from '../../../adapters/http/transport.ts';
import { refused, toldList } from './told.mts';

/** Stands for the label of whichever provider is asked. */
const ANY = { id: 'any', label: 'The provider' };
const STATUSES = [301, 400, 401, 402, 403, 404, 408, 414, 429, 500, 503, 504];
const TEXTS = ['', '<!doctype html>', '{"messages": [', 'ok', '{"messages": {}}', '[]'];
const KINDS: Readonly<Record<TransportFailureKind, true>> = {
	timeout: true,
	network: true,
	dns: true,
	tls: true,
	tooLarge: true,
	blocked: true,
};

/** What any provider's HTTP status may lead to, unless its own section says otherwise. */
export function statusMessages(): string {
	return toldList(
		STATUSES.map((status) => refused(() => failureOfStatus(ANY, { status, headers: {} }, 0))),
	);
}

/** What is said when no complete answer came. */
export function transportMessages(): string {
	const kinds = Object.keys(KINDS) as TransportFailureKind[];
	return toldList(
		kinds.map((kind) => refused(() => failureOfTransport(ANY, new TransportFailure(kind)))),
	);
}

/** What is said of an answer that can't be used. */
export function answerMessages(): string {
	const schema = z.object({ messages: z.array(z.unknown()) });
	return toldList([
		...TEXTS.map((text) =>
			refused(() => validate(ANY, parseResponse({ status: 200, headers: {}, text }, []), schema)),
		),
		refused(() => unsupported(ANY)),
	]);
}
