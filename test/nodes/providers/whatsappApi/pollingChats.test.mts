import { SEEDED } from '../../../../sandbox/index.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { arrive } from '../../triggers/arrivals.mts';
import { told } from '../../messagePollingTrigger/poller.mts';
import { BOTH, usePolling } from '../../messagePollingTrigger/usePolling.mts';

const MINUTE_MS = 60_000;

describe('The polling trigger over the chats of WhatsApp API', () => {
	const { sandbox, logs, poller, id: idAt } = usePolling();
	const id = () => idAt('whatsappApi');
	const { maria, olga } = SEEDED.contacts;
	const chatOf = ({ whatsAppDigits }: { readonly whatsAppDigits: string }) =>
		sandbox().whatsappApi.chats.get(`${whatsAppDigits}@c.us`);
	const askedBy = async (work: () => Promise<unknown>) => {
		sandbox().whatsappApi.clearRequests();
		await work();
		return asked(sandbox(), 'whatsappApi').map(
			(path) => path.replace(/^(GET|POST) /, '').split('?')[0],
		);
	};
	/** A message of a chat that is quiet otherwise. */
	const writeTo = (contact: typeof olga | typeof maria, messageId: string, ago: number) => {
		const [first] = chatOf(contact)?.messages ?? [];
		if (!first) throw new Error('an empty chat');
		const timestamp = Math.floor(sandbox().clock.now() / 1_000) - ago;
		chatOf(contact)?.messages.push({ ...first, id: messageId, timestamp, from_me: false });
	};
	const begun = async (events = BOTH) => {
		const polling = poller({ provider: 'whatsappApi', parameters: { events } });
		await polling.activate();
		return polling;
	};

	it('asks for the list only, while no chat has moved', async () => {
		const polling = poller({ provider: 'whatsappApi', parameters: { events: BOTH } });
		const LIST = ['/api/status', '/api/chats'];
		expect(await askedBy(async () => await polling.activate())).toEqual(LIST);
		expect(await askedBy(async () => await polling.tick())).toEqual(LIST);
		arrive(sandbox(), 'whatsappApi', { id: id() });
		expect(await askedBy(async () => await polling.tick())).toEqual([...LIST, '/api/messages']);
		expect(await askedBy(async () => await polling.tick())).toEqual(LIST);
	});

	it('tells of a late message in a quiet chat at the next tick', async () => {
		sandbox().clock.advance(2 * 60 * MINUTE_MS);
		const polling = await begun();
		const [busy, late] = [id(), id()];
		sandbox().clock.advance(40 * MINUTE_MS);
		arrive(sandbox(), 'whatsappApi', { id: busy });
		expect(told(await polling.tick())).toEqual([`${busy} messageReceived`]);
		writeTo(olga, late, 30 * 60);
		expect(told(await polling.tick())).toEqual([`${late} messageReceived`]);
		expect(await polling.tick()).toBeNull();
	});

	it('tells of a late message in a chat that was quiet since before the beginning', async () => {
		sandbox().clock.advance(3 * 60 * MINUTE_MS);
		const polling = await begun();
		const late = id();
		writeTo(olga, late, 20 * 60);
		expect(told(await polling.tick())).toEqual([`${late} messageReceived`]);
	});

	it('tells two messages of one second apart', async () => {
		const polling = await begun();
		const [first, second, third] = [id(), id(), id()];
		writeTo(maria, first, 0);
		expect(told(await polling.tick())).toEqual([`${first} messageReceived`]);
		writeTo(maria, second, 0);
		expect(told(await polling.tick())).toEqual([`${second} messageReceived`]);
		const again = await begun();
		writeTo(maria, third, 0);
		expect(told(await again.tick())).toEqual([`${third} messageReceived`]);
	});

	it('shows by hand what another chat of WhatsApp API has, where the newest has nothing', async () => {
		sandbox().clock.advance(60 * MINUTE_MS);
		const ours = id();
		const found = sandbox().whatsappApi.chats.get(`${SEEDED.contacts.maria.whatsAppDigits}@c.us`);
		const before = found?.messages.splice(0) ?? [];
		arrive(sandbox(), 'whatsappApi', { id: ours, isOurs: true });
		const polling = poller({
			provider: 'whatsappApi',
			parameters: { events: ['messageReceived'] },
		});
		const rows = await polling.byHand();
		found?.messages.unshift(...before);
		expect(rows?.length).toBeGreaterThan(0);
		expect(new Set(rows?.map(({ direction }) => direction))).toEqual(new Set(['inbound']));
	});

	it('says how many chats of WhatsApp API it comes back for, and does', async () => {
		const polling = poller({ provider: 'whatsappApi', parameters: { events: BOTH } });
		await polling.activate();
		const missed = id();
		arrive(sandbox(), 'whatsappApi', { id: missed });
		const body = { error: { message: 'Target closed' } };
		sandbox().whatsappApi.faults.add({
			match: { path: '/api/messages' },
			fault: { kind: 'status', code: 500, body },
		});
		expect(await polling.tick()).toBeNull();
		expect(logs).toContainEqual({
			level: 'warn',
			message: 'Chats could not be read and will be tried again at the next polls',
			meta: { node: 'Poll', chats: expect.any(Number) },
		});
		sandbox().whatsappApi.faults.clear();
		expect(told(await polling.tick())).toEqual([`${missed} messageReceived`]);
	});
});
