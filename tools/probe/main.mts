import { findProvider, InputError, type Hint, ProviderError } from '../../adapters/index.ts';
import { toTable } from '../table.mts';
import { describePhone, runCommand } from './commands.mts';
import { type Flags, readFlags, USAGE } from './flags.mts';
import { open } from './open.mts';

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

function note({ code, count, example }: Hint): void {
	process.stderr.write(`note: ${[code, count, example].filter(Boolean).join(' ')}\n`);
}

async function probe(flags: Flags): Promise<void> {
	const definition = findProvider(flags.provider);
	if (!definition) {
		throw new InputError(`There is no provider “${flags.provider}”.`, `See --help.`);
	}
	if (flags.command === 'phone') return say(describePhone(flags));
	const stop = new AbortController();
	process.once('SIGINT', () => stop.abort());
	const { account, close } = open(definition, flags, stop.signal, note);
	try {
		const found = await runCommand(definition, account, flags);
		if (typeof found === 'string') return say(found);
		const items = found.map(({ message, raw }) => (flags.raw ? { ...message, raw } : message));
		if (flags.json) for (const item of items) say(JSON.stringify(item));
		else say(toTable(items));
	} finally {
		await close();
	}
}

async function main(): Promise<void> {
	try {
		const flags = readFlags(process.argv.slice(2));
		if (flags.help || flags.provider === '') return say(USAGE);
		await probe(flags);
	} catch (error) {
		process.exitCode = 1;
		const isOurs = ProviderError.isInstance(error) || InputError.isInstance(error);
		const advice = isOurs ? ` ${error.advice}` : '';
		const detail = ProviderError.isInstance(error) && error.detail ? ` (“${error.detail}”)` : '';
		process.stderr.write(
			`✗ ${error instanceof Error ? error.message : String(error)}${advice}${detail}\n`,
		);
	}
}

await main();
