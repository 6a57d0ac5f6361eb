import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run bench -- [flags]

  --rounds <n>   rounds, interleaved (default 5)
  --only <ids>   some of: oneByOne, combined, inReach, throttled, wrongKey, list1, list10, list100, list1000, small
  --https        over HTTPS, with a certificate of its own
  --rtt <ms>     with that round-trip time instead of answers after 50 ms: by netem in a network namespace where the
                 machine allows it (Linux, root), else by a proxy that delays
  --help`;

export interface Flags {
	readonly rounds: number;
	/** Empty: all. */
	readonly only: readonly string[];
	readonly protocol: 'http' | 'https';
	/** 0: that of loopback. */
	readonly rttMs: number;
}

function wholeNumber(name: string, text: string): number {
	if (/^\d+$/.test(text)) return Number(text);
	console.error(`--${name} takes a whole number, not ${JSON.stringify(text)}\n\n${USAGE}`);
	process.exit(2);
}

/** The command line's flags; prints the usage and ends where that is asked for. */
export function readFlags(): Flags {
	const { values } = parseArgs({
		options: {
			rounds: { type: 'string', default: '5' },
			only: { type: 'string', default: '' },
			https: { type: 'boolean', default: false },
			rtt: { type: 'string', default: '0' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		process.exit();
	}
	return {
		rounds: Math.max(1, wholeNumber('rounds', values.rounds)),
		only: values.only.split(',').filter(Boolean),
		protocol: values.https ? 'https' : 'http',
		rttMs: wholeNumber('rtt', values.rtt),
	};
}
