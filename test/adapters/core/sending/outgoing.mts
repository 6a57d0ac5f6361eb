import type { OutgoingMessage } from '../../../../adapters/index.ts';

/** A message to a phone with two spellings, or what is given of it. */
export function outgoing(known: Partial<OutgoingMessage> = {}): OutgoingMessage {
	return {
		ownPhone: null,
		contact: { kind: 'phone', variants: ['+525512345678', '+5215512345678'] },
		text: 'Hello',
		mediaUrl: null,
		delaySeconds: null,
		replyToMessageId: null,
		...known,
	};
}
