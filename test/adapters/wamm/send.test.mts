import { registry } from '../../../adapters/index.ts';
import { openScripted } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer, type Script, ScriptedTransport } from '../http/scriptedTransport.mts';
import { contact, credential } from './setup.mts';

const TAKEN = { err: 0, msg_id: 1234567 };

function openWith(script: Script, own: object = {}) {
	const transport = new ScriptedTransport(script);
	return { ...openScripted(registry.wamm, { ...credential, ...own }, transport), transport };
}
const open = (...answers: readonly unknown[]) =>
	openWith((_request, nth) => answer(answers[Math.min(nth, answers.length - 1)]));
const phonesOf = ({ requests }: ScriptedTransport) =>
	requests.map(({ url }) => new URL(url).searchParams.get('phone'));

describe('msg_to', () => {
	it('is asked as documented, and answers the vendor’s example', async () => {
		const { send, transport } = open(TAKEN);
		const text = 'a+b & ñ?\n%0A #';
		const { message, raw } = await send({ contact, text, delaySeconds: 30, replyToMessageId: '7' });
		const [request] = transport.requests;
		expect(request).toMatchObject({ method: 'GET', body: null });
		const { pathname, search } = new URL(request?.url ?? '');
		expect(pathname).toBe('/api2/msg_to/:token/');
		expect(search).toContain('text=a%2Bb%20%26%20%C3%B1%3F%0A%250A%20%23');
		expect(Object.fromEntries(new URLSearchParams(search))).toEqual({
			...{ phone: contact, text },
			...{ delay: '30', quote_msg_id: '7' },
		});
		expect(raw).toEqual(TAKEN);
		expect(message).toMatchObject({ messageId: '1234567', chatId: contact, phone: `+${contact}` });
	});

	it('names nothing that wasn’t asked for', async () => {
		const { send, transport } = open(TAKEN);
		await send({ contact });
		expect(new URL(transport.requests[0]?.url ?? '').search).toBe(`?phone=${contact}&text=Hello`);
	});

	it('takes a chat of another messenger as it is', async () => {
		const { send, transport } = openWith(() => answer(TAKEN), { messenger: 'telegram' });
		const { message } = await send({ contact: 'sofia_design' });
		expect(phonesOf(transport)).toEqual(['sofia_design']);
		expect(message).toMatchObject({ chatId: 'sofia_design', phone: null });
	});

	it.each([
		['token fail', 'auth'],
		['acc not authorized', 'notConnected'],
		['phone fail', 'invalidRequest'],
		['text fail', 'invalidRequest'],
		['text fail, more 1500', 'invalidRequest'],
		['no WhatsApp on the number', 'noAccount'],
		['no Account on the number', 'noAccount'],
	])('has not sent anything with %j: %s', async (err, category) => {
		const { send, transport } = open({ err });
		const failure = await failureOf(send({ contact }));
		expect(failure).toMatchObject({ category, isNotTaken: true, detail: err });
		expect(transport.requests).toHaveLength(1);
	});

	it.each(['fail execution', 'quarantined by operator', ''])(
		'may have sent it with %j',
		async (err) => {
			const { send, transport } = open({ err });
			expect(await failureOf(send({ contact }))).toMatchObject({ category: 'uncertain' });
			expect(transport.requests).toHaveLength(1);
		},
	);

	it.each(['phone not checked for WhatsApp, please retry', 'phone not checked, please retry'])(
		'is asked again after %j',
		async (err) => {
			const { send, transport } = open({ err }, { err }, TAKEN);
			const { message } = await send({ contact });
			expect(message.messageId).toBe('1234567');
			expect(transport.requests).toHaveLength(3);
		},
	);

	it('says so when the contact stays unchecked', async () => {
		const { send } = open({ err: 'phone not checked, please retry' });
		const failure = await failureOf(send({ contact }));
		expect(failure).toMatchObject({ category: 'server', retryable: true, isNotTaken: true });
		expect(failure.message).toBe(
			'WAMM.chat has not checked yet whether the contact has an account.',
		);
	});

	it.each([{ err: 0 }, { err: 0, msg_id: null }, { err: 0, msg_id: {} }, { msg_id: 7 }, []])(
		'may have sent it where the answer is %j',
		async (body) => {
			expect(await failureOf(open(body).send({ contact }))).toMatchObject({
				category: 'uncertain',
			});
		},
	);

	it.each([414, 431])('was refused for its length with HTTP %i', async (status) => {
		const { send } = openWith(() => answer('<h1>too large</h1>', status));
		const failure = await failureOf(send({ contact, text: 'ы'.repeat(4_000) }));
		expect(failure).toMatchObject({ category: 'invalidRequest', isNotTaken: true });
		expect(failure.message).toBe('The text is too long for WAMM.chat’s web server.');
	});

	it('counts an emoji as one character', async () => {
		const { send } = open(TAKEN);
		await expect(send({ contact, text: '👋'.repeat(4_500) })).resolves.toBeDefined();
		await expect(send({ contact, text: '👋'.repeat(4_501) })).rejects.toThrow(
			'The text has 4501 characters, and WAMM.chat takes 4500 at most.',
		);
	});

	it.each([
		[{ delaySeconds: 17 }, 'WAMM.chat has no Delay of 17 seconds.'],
		[{ replyToMessageId: 'MSG1' }, '“MSG1” is not a WAMM.chat message ID.'],
		[{ mediaUrl: 'https://example.com/a.pdf' }, 'WAMM.chat does not offer Media URL.'],
	])('is not asked for %j', async (change, says) => {
		const { send, transport } = open(TAKEN);
		await expect(send({ contact, ...change })).rejects.toThrow(says);
		expect(transport.requests).toHaveLength(0);
	});
});

describe('a phone with several spellings', () => {
	const none = { err: 'no WhatsApp on the number' };

	it('gets the message under the next one only after the one before has no account', async () => {
		const { send, transport, notices } = open(none, TAKEN);
		const { message } = await send({ contact: '+525512345678' });
		expect(phonesOf(transport)).toEqual(['525512345678', '5215512345678']);
		expect(message).toMatchObject({ phone: '+5215512345678', chatId: '5215512345678' });
		const example = '+525512345678 answered as +5215512345678';
		expect(notices).toEqual([{ code: 'phoneVariantUsed', example }]);
	});

	it('fails as the first one did when none has an account', async () => {
		const { send, transport } = open(none);
		expect(await failureOf(send({ contact: '+525512345678' }))).toMatchObject({
			category: 'noAccount',
		});
		expect(transport.requests).toHaveLength(2);
	});

	it.each([TAKEN, { err: 'fail execution' }, { err: 'phone fail' }])(
		'is asked under one spelling only after %j',
		async (first) => {
			const { send, transport } = open(first, TAKEN);
			await send({ contact: '+525512345678' }).catch(() => {});
			expect(phonesOf(transport)).toEqual(['525512345678']);
		},
	);
});
