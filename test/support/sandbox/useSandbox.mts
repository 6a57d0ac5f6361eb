import {
	PROVIDER_IDS,
	providerOf,
	type Sandbox,
	type SandboxOptions,
	startSandbox,
} from '../../../sandbox/index.mts';

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

function heal(sandbox: Sandbox): void {
	for (const id of PROVIDER_IDS) {
		providerOf(id).heal(sandbox[id]);
		sandbox[id].faults.clear();
		sandbox[id].clearRequests();
	}
}
