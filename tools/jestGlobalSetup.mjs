import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackage } from './pack.mjs';

/** Before the engine tests: the package packed as published, and a home for what n8n-core writes. */
export default function setUp() {
	const { folder, tarball } = packPackage();
	process.env.PACKED_PACKAGE = folder;
	process.env.PACKED_TARBALL = tarball;
	process.env.ENGINE_HOME = mkdtempSync(join(tmpdir(), 'message-tracker-n8n-'));
}
