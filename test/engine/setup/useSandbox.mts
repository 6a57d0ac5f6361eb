import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.mts';

/** A sandbox for the tests of a file, each of which finds it healthy and without recorded requests. */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
	let running: Sandbox | undefined;
	const sandbox = () => {
		if (!running) throw new Error('The sandbox runs during tests only');
		return running;
	};
	beforeAll(async () => {
		running = await startSandbox(options);
	});
	beforeEach(() => heal(sandbox()));
	afterAll(async () => await running?.close());
	return sandbox;
}

function heal({ wamm, twoChat, whatsappApi }: Sandbox): void {
	twoChat.rateLimit = null;
	twoChat.busyBeyond = null;
	whatsappApi.state = 'ready';
	whatsappApi.unknownContact = 'error';
	whatsappApi.requireHeader = null;
	for (const provider of [wamm, twoChat, whatsappApi]) {
		provider.faults.clear();
		provider.clearRequests();
	}
}
