import type { Category } from '../../../../adapters/core/providerError.ts';
import {
	type Contact,
	type OutgoingMessage,
	ProviderError,
	sendMessage,
} from '../../../../adapters/index.ts';
import { sentMessage } from '../../../../adapters/core/sending/sentMessage.ts';
import { acme, openAcme } from '../../http/acme.mts';
import { failureOf } from '../../http/failureOf.mts';
import { answer } from '../../http/scriptedTransport.mts';
import { outgoing } from './outgoing.mts';

const SEND = { maxTextLength: 100, pauseMs: 0, supportsMedia: true, supportsReply: false };
const [DIALLED, KNOWN] = outgoing().contact.variants;

/** Sends through a provider that fails with these for these addresses, and takes all others. */
function sendThrough(failures: Readonly<Record<string, Category>>, part: Partial<OutgoingMessage>) {
	const { context, notices, clock } = openAcme(() => answer());
	const asked: Contact[] = [];
	const definition = {
		...acme,
		capabilities: { ...acme.capabilities, send: SEND },
		send: async (client: typeof context, message: OutgoingMessage) => {
			asked.push(message.contact);
			const category = failures[message.contact.variants[0]];
			if (category) {
				const message = `Acme said no to number ${asked.length}.`;
				throw new ProviderError({ provider: 'acme', category, message, advice: 'Ask Acme.' });
			}
			const sent = sentMessage('acme', client, message, { messageId: 'a' });
			return await Promise.resolve({ message: sent, raw: {} });
		},
	};
	const sending = sendMessage(definition, context, outgoing(part));
	return { asked: () => asked.map(({ variants }) => variants), clock, notices, sending };
}

describe('sendMessage', () => {
	it('sends to the first spelling, and to no other', async () => {
		const { asked, clock, notices, sending } = sendThrough({}, { ownPhone: '+34910000001' });
		expect((await sending).message).toMatchObject({
			sentAt: new Date(clock.now()).toISOString(),
			direction: 'outbound',
			phone: DIALLED,
			type: 'text',
			text: 'Hello',
			mediaUrl: null,
			status: 'pending',
			isFinal: false,
			providerStatus: null,
			accountPhone: '+34910000001',
			messageId: 'a',
		});
		expect(asked()).toEqual([[DIALLED]]);
		expect(notices).toEqual([]);
	});

	it('sends to the next one after the provider says that there is no account', async () => {
		const { asked, notices, sending } = sendThrough({ [DIALLED]: 'noAccount' }, {});
		expect((await sending).message.phone).toBe(KNOWN);
		expect(asked()).toEqual([[DIALLED], [KNOWN]]);
		expect(notices).toEqual([
			{ code: 'phoneVariantUsed', example: `${DIALLED} answered as ${KNOWN}` },
		]);
	});

	it('fails with the first spelling’s failure when none has an account', async () => {
		const none = { [DIALLED]: 'noAccount', [String(KNOWN)]: 'noAccount' } as const;
		const { asked, notices, sending } = sendThrough(none, {});
		expect((await failureOf(sending)).message).toBe('Acme said no to number 1.');
		expect(asked()).toHaveLength(2);
		expect(notices).toEqual([]);
	});

	it.each<Category>(['uncertain', 'network', 'server', 'notFound'])(
		'sends to no other after %s',
		async (category) => {
			const { asked, sending } = sendThrough({ [DIALLED]: category }, {});
			expect((await failureOf(sending)).category).toBe(category);
			expect(asked()).toHaveLength(1);
		},
	);

	it('gives a file as a file, and a chat without a phone', async () => {
		const contact = { kind: 'chat', variants: ['@sofia'] } as const;
		const mediaUrl = 'https://example.com/a.jpg';
		const { sending } = sendThrough({}, { contact, mediaUrl });
		expect((await sending).message).toMatchObject({ type: 'file', mediaUrl, phone: null });
	});

	it('checks the message before anything is asked', async () => {
		const { asked, sending } = sendThrough({}, { text: '' });
		await expect(sending).rejects.toThrow('Text is empty.');
		expect(asked()).toEqual([]);
	});

	it('is unsupported where the provider sends nothing', async () => {
		const { context } = openAcme(() => answer());
		const send = async () => await Promise.reject(new Error('not to be asked'));
		for (const definition of [
			acme,
			{ ...acme, send },
			{ ...acme, capabilities: { ...acme.capabilities, send: SEND } },
		]) {
			const failure = await failureOf(sendMessage(definition, context, outgoing()));
			expect(failure.category).toBe('unsupported');
		}
	});
});
