import { jestTwice } from './jestTwice.mjs';

process.exitCode = await jestTwice('jest');
