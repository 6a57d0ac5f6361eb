import { SEEDED } from '../../../../sandbox/index.mts';
import { ask } from '../../../support/sandbox/ask.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { wamm } = SEEDED;
const TOKEN = wamm.token;

describe('WAMM.chat', () => {
	const sandbox = useSandbox();
	const list = async (options = {}, limit = 20) => {
		const parameters = { limit };
		await ask(sandbox(), { node: 'listAllMessages', provider: 'wamm', parameters, options });
		return asked(sandbox(), 'wamm');
	};

	it('is sent no filter that is not set', async () => {
		expect(await list()).toEqual([`GET /api2/msg_get_last/${TOKEN}/?col=20`]);
	});

	it('is asked for one direction, and for no more than the limit, when a direction is chosen', async () => {
		expect(await list({ direction: 'outbound' })).toEqual([
			`GET /api2/msg_get_last/${TOKEN}/?col=20&from_me=1`,
		]);
		sandbox().wamm.clearRequests();
		expect(await list({ direction: 'inbound' })).toEqual([
			`GET /api2/msg_get_last/${TOKEN}/?col=20&from_me=0`,
		]);
	});

	it('is asked for all it gives when the rest of a filter is ours', async () => {
		expect(await list({ types: ['text'] })).toEqual([`GET /api2/msg_get_last/${TOKEN}/?col=100`]);
	});

	it('gets a token with slashes and signs as one part of the path', async () => {
		await ask(sandbox(), {
			node: 'listAllMessages',
			provider: 'wamm',
			credential: { token: wamm.telegramToken, messenger: 'telegram' },
		});
		expect(asked(sandbox(), 'wamm')).toEqual([
			'GET /api2/msg_get_last/tg%2FSeeded%2BToken%3D58d2%3D%3D/?col=50',
		]);
	});
});
