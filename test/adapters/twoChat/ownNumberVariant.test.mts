import { messagesOf } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';
import { openWith, row } from './setup.mts';

const OURS = '+5215598765432';
const TYPED = '+525598765432';
const NO_NUMBER = { success: false, error: true, error_message: 'The number was not found' };

/** An account with one number, whose conversation with +79001234567 2Chat doesn't know. */
function openOurs() {
	const { read, transport } = openWith(({ url }) => {
		const path = new URL(url).pathname;
		if (path.endsWith('/get-numbers')) {
			const numbers = [{ uuid: 'WPN1', phone_number: OURS, connection_status: 'C' }];
			return answer({ success: true, numbers });
		}
		const isKnown = path.includes(`/messages/${OURS}`) && !path.endsWith('/+79001234567');
		return isKnown ? answer({ success: true, messages: [row()] }) : answer(NO_NUMBER, 404);
	});
	const asked = () => transport.requests.map(({ url }) => url.split('/whatsapp/')[1]);
	return { asked, read };
}

describe('our number in another spelling than 2Chat’s', () => {
	it('is asked once, and by 2Chat’s own from then on', async () => {
		const { asked, read } = openOurs();
		const [message] = messagesOf(await read({ ownPhone: TYPED }));
		expect(message?.accountPhone).toBe(OURS);
		expect(asked()).toEqual([
			`messages/${TYPED}`,
			'get-numbers?status=all&page_number=0',
			`messages/${OURS}`,
		]);
		await read({ ownPhone: TYPED, contact: '+34612345678' });
		expect(asked().slice(3)).toEqual([`messages/${OURS}/+34612345678`]);
	});

	it('is found for items that are asked side by side', async () => {
		const { read } = openOurs();
		const contacts = ['+34612345678', '+34612345679', undefined];
		const found = contacts.map(async (contact) =>
			read({ ownPhone: TYPED, ...(contact && { contact }) }),
		);
		expect((await Promise.all(found)).map(({ length }) => length)).toEqual([1, 1, 1]);
	});

	it('is not looked for when 2Chat has it so, and the contact is what it doesn’t know', async () => {
		const { asked, read } = openOurs();
		const failure = await failureOf(read({ ownPhone: OURS, contact: '+79001234567' }));
		expect(failure).toMatchObject({ category: 'notFound', detail: 'The number was not found' });
		expect(asked()).toHaveLength(2);
	});

	it('is not looked for when there is only one way to spell it', async () => {
		const { asked, read } = openOurs();
		expect(await failureOf(read({ ownPhone: '+34910000099' }))).toMatchObject({
			category: 'notFound',
		});
		expect(asked()).toEqual(['messages/+34910000099']);
	});

	it('is not looked for after any other refusal', async () => {
		const { read, transport } = openWith(() => answer({}, 406));
		expect(await failureOf(read({ ownPhone: TYPED }))).toMatchObject({ category: 'unsupported' });
		expect(transport.requests).toHaveLength(1);
	});

	it('is refused with the numbers there are when none is the same phone', async () => {
		const { read } = openOurs();
		await expect(read({ ownPhone: '+525500000000' })).rejects.toMatchObject({
			name: 'InputError',
			message: '+525500000000 is not a number of this 2Chat account.',
			advice: expect.stringContaining(OURS),
		});
	});
});
