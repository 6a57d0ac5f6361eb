import { arrive } from '../../triggers/arrivals.mts';
import { BOTH, usePolling } from '../../messagePollingTrigger/usePolling.mts';

describe('The polling trigger of WAMM.chat, in n8n’s log', () => {
	const { sandbox, logs, poller, id } = usePolling();
	const warnings = () => logs.splice(0).filter(({ level }) => level === 'warn');
	const withBadRows = (body: unknown) => {
		const { msg_data: rows, ...rest } = body as { msg_data: unknown[] };
		return { ...rest, msg_data: [1, 'x', null, ...rows] };
	};
	const withNameless = (body: unknown) => {
		const { msg_data: rows, ...rest } = body as { msg_data: object[] };
		const nameless = rows.slice(0, 2).map((row) => ({ ...row, msg_id: null, msg_text: 'new' }));
		return { ...rest, msg_data: [...nameless, ...rows] };
	};
	const begun = async (credential = {}) => {
		const polling = poller({ provider: 'wamm', parameters: { events: BOTH }, credential });
		await polling.activate();
		return polling;
	};

	it('warns of messages that are dropped, with their count', async () => {
		const polling = await begun();
		sandbox().wamm.faults.add({
			fault: { kind: 'mutate', mutate: withBadRows },
		});
		await polling.tick().catch(() => {});
		expect(warnings()).toContainEqual({
			level: 'warn',
			message: 'Messages were left out, as they did not come as the provider documents',
			meta: { node: 'Poll', count: 6 },
		});
	});

	it('warns of messages without an id, which start nothing, and again when there are more', async () => {
		const polling = await begun();
		sandbox().wamm.faults.add({ fault: { kind: 'mutate', mutate: withNameless } });
		expect(await polling.tick()).toBeNull();
		expect(warnings()).toEqual([
			{
				level: 'warn',
				message: 'Messages without an ID start no workflow: no poll could tell them from others',
				meta: { node: 'Poll', count: 4 },
			},
		]);
		expect(await polling.tick()).toBeNull();
		expect(warnings()).toEqual([]);
	});

	it('warns of a time zone that is some hours off', async () => {
		arrive(sandbox(), 'wamm', { id: id('wamm'), ago: 20 * 60 });
		const polling = await begun({ timezone: 'Africa/Abidjan' });
		const [line, ...others] = warnings();
		expect(others).toEqual([]);
		expect(line).toMatchObject({ meta: { node: 'Poll', count: 3 } });
		expect(line?.message).toMatch(/3 hours in the future.*which would be UTC\+3\./);
		await polling.tick();
		expect(warnings()).toEqual([]);
	});
});
