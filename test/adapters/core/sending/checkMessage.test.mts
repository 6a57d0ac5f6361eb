import type { SendCapability } from '../../../../adapters/core/capabilities.ts';
import { checkMessage } from '../../../../adapters/core/sending/checkMessage.ts';
import type { OutgoingMessage } from '../../../../adapters/index.ts';
import { InputError } from '../../../../adapters/core/inputError.ts';
import { outgoing } from './outgoing.mts';

const PLAIN: SendCapability = {
	maxTextLength: 5,
	pauseMs: 0,
	supportsMedia: false,
	supportsReply: false,
};
const RICH: SendCapability = { ...PLAIN, supportsMedia: true, supportsReply: true, delays: [1, 2] };
const FILE = 'https://example.com/a.jpg';

/** What is said of a message, and what to do. */
function told(capability: SendCapability, message: Partial<OutgoingMessage>): string[] | null {
	try {
		checkMessage('Acme', capability, outgoing(message));
		return null;
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		const { message: what, advice } = error as InputError;
		return [what, advice];
	}
}

describe('checkMessage', () => {
	it.each<[string, SendCapability, Partial<OutgoingMessage>]>([
		['a text', PLAIN, {}],
		['a text of emoji, each of which is one character', PLAIN, { text: '😀😀😀😀😀' }],
		['a file', RICH, { mediaUrl: FILE }],
		['a file by http', RICH, { mediaUrl: 'http://example.com/a' }],
		['a file without a text', RICH, { mediaUrl: FILE, text: '' }],
		['an answer', RICH, { replyToMessageId: 'a' }],
		['each delay', RICH, { delaySeconds: 2 }],
	])('takes %s', (_what, capability, message) => {
		expect(told(capability, message)).toBeNull();
	});

	it.each<[string, Partial<OutgoingMessage>]>([
		['Media URL', { mediaUrl: FILE }],
		['Reply to Message ID', { replyToMessageId: 'a' }],
		['Delay', { delaySeconds: 1 }],
	])('says that a provider does not offer %s', (option, message) => {
		expect(told(PLAIN, message)).toEqual([`Acme does not offer ${option}.`, 'Remove it.']);
	});

	it('names the delays that there are', () => {
		const refusal = ['Acme has no Delay of 3 seconds.', 'Choose one of 1, 2.'];
		expect(told(RICH, { delaySeconds: 3 })).toEqual(refusal);
	});

	it.each([
		'example.com/a.jpg',
		'ftp://example.com/a',
		'file:///etc/passwd',
		'httpx://a',
		'xhttp://a',
	])('takes %s for no address of a file', (mediaUrl) => {
		expect(told(RICH, { mediaUrl })).toEqual([
			'Media URL is not a complete web address.',
			'Give an address that starts with https:// and that the provider can open without a login.',
		]);
	});

	it.each(['', ' \n'])('says that the text %j is empty', (text) => {
		expect(told(PLAIN, { text })).toEqual([
			'Text is empty.',
			'Write what is to be sent. If it comes from an expression, check what that gives for this item.',
		]);
	});

	it('counts the characters of a text that is too long', () => {
		expect(told(PLAIN, { text: 'Hello😀' })).toEqual([
			'The text has 6 characters, and Acme takes 5 at most.',
			'Shorten it, or send it in several messages.',
		]);
	});
});
