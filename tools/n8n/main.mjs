/** Installs n8n, and a Node that it starts on, where they are missing. */
import { node24 } from '../node24/node24.mjs';
import { n8nBin } from './install.mjs';

await node24();
await n8nBin();
