import { rmSync } from 'node:fs';

/** After the engine tests. */
export default function tearDown() {
	rmSync(process.env.ENGINE_HOME, { recursive: true, force: true });
}
