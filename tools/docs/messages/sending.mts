import { TransportFailure, uncertain, unsentAfter } from '../../../adapters/index.ts';
import { checkMessage } from '../../../adapters/core/sending/checkMessage.ts';
import { uncertainAfter } from '../../../adapters/core/sending/uncertain.ts';
import type { OutgoingMessage } from '../../../adapters/core/sending/outgoingMessage.ts';
import type { SendCapability } from '../../../adapters/core/capabilities.ts';
import { failureOfStatus } from '../../../adapters/http/failures.ts';
import { failureOfTransport } from '../../../adapters/http/failureOfTransport.ts';
import { refused, toldList } from './told.mts';

/** Stands for the label of whichever provider is asked. */
const ANY = { id: 'any', label: 'The provider' };
const SENDING: SendCapability = {
	...{ maxTextLength: 4_500, pauseMs: 0, supportsMedia: true, supportsReply: false },
	delays: [15, 20, 30],
};
const MESSAGE: OutgoingMessage = {
	...{ ownPhone: null, contact: { kind: 'phone', variants: ['+525512345678'] }, text: 'Hello' },
	...{ mediaUrl: null, delaySeconds: null, replyToMessageId: null },
};
const IMPOSSIBLE: ReadonlyArray<Partial<OutgoingMessage>> = [
	{ text: '' },
	{ text: 'x'.repeat(4_600) },
	{ mediaUrl: 'invoice.pdf' },
	{ delaySeconds: 17 },
	{ replyToMessageId: '1234567' },
];

/** What is said of messages that can't be sent, may have been, or aren't any more. */
export function sendingMessages(): string {
	const lost = failureOfTransport(ANY, new TransportFailure('timeout'));
	const known = { provider: ANY.id };
	return toldList([
		...IMPOSSIBLE.map((change) =>
			refused(() => checkMessage(ANY.label, SENDING, { ...MESSAGE, ...change })),
		),
		refused(() => uncertainAfter(lost)),
		refused(() => uncertain('The execution ended while the message was on its way.', known)),
		refused(() => {
			const cause = failureOfStatus(ANY, { status: 402, headers: {} }, 0);
			return cause && unsentAfter(cause);
		}),
	]);
}
