/** The sandbox in a process of its own; its parent sets it up and asks what it saw, by messages. */
import { SEEDED, startSandbox } from '../../sandbox/index.mts';
import type { ServerReady, ServerSetup, ServerStats } from '../protocol.mts';
import { addOneChannel, addSpreadChannels } from './channels.mts';
import { cachedBefore, httpsBefore } from './front.mts';

const MESSAGES = 1_000;
const [protocol] = process.argv.slice(2);
const isTls = protocol === 'https';

const sandbox = await startSandbox({ messages: 400 });
const { wamm, twoChat, whatsappApi } = sandbox;
const rows = addOneChannel(sandbox, MESSAGES);
const spreadRows = addSpreadChannels(sandbox, MESSAGES);
let cachedRequests = 0;
const originOf = async (origin: string) => (isTls ? await httpsBefore(origin) : origin);
const cached = await cachedBefore(twoChat.origin, isTls, () => {
	cachedRequests += 1;
});

function setUp({ latencyMs, throttleBeyond }: ServerSetup): void {
	wamm.faults.clear();
	wamm.clearRequests();
	cachedRequests = 0;
	if (latencyMs > 0) wamm.faults.add({ fault: { kind: 'latency', ms: latencyMs } });
	if (throttleBeyond === null) return;
	const match = { beyondInFlight: throttleBeyond };
	wamm.faults.add({ match, fault: { kind: 'status', code: 429 } });
}

function stats(): ServerStats {
	return {
		requests: wamm.requests.length + cachedRequests,
		mostAtOnce: wamm.maxInFlight,
		connections: wamm.connections.opened,
	};
}

process.on('message', (message: ServerSetup | 'stats') => {
	if (message === 'stats') {
		process.send?.(stats());
		return;
	}
	setUp(message);
	process.send?.('ready');
});
process.on('disconnect', () => void sandbox.close().finally(() => process.exit()));

const ready: ServerReady = {
	baseUrls: {
		wamm: `${await originOf(wamm.origin)}/api2`,
		twoChat: `${cached}/open`,
		whatsappApi: await originOf(whatsappApi.origin),
	},
	list: { apiKey: SEEDED.twoChat.largeApiKey, phone: SEEDED.twoChat.largePhone },
	rows,
	spreadRows,
};
process.send?.(ready);
