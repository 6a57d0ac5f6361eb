import { parseArgs } from 'node:util';
import { providers } from '../../adapters/index.ts';

/** `someOne` and `apiKey` as `SOME_ONE_API_KEY`. */
export function variableOf(provider: string, field: string): string {
	return `${provider}_${field}`.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}

const VARIABLES = providers.flatMap(({ id, secretFields }) =>
	secretFields.map((field) => variableOf(id, field)),
);

export const USAGE = `Usage: npm run probe -- <provider> <command> [flags]

Providers: ${providers.map(({ id }) => id).join(', ')}
Commands:
  check      is the key right, is the phone connected
  list       the newest messages of all chats
  messages   the messages with one contact             --phone
  status     one message's delivery status             --message-id, and where it isn't enough --phone or --session-key
  send       a message to one contact                  --phone, --text, and --yes, since it really sends
  phone      how a phone is read, and its spellings    --phone (asks nobody)

Secrets come from the environment: ${VARIABLES.join(', ')}.
Credential: --base-url --messenger --timezone --request-method --header-name --requests-per-minute --ignore-ssl-issues
Phones:     --default-country <MX> for those without + or 00
Reading:    --account <own number> --limit <50> --all --direction <any|inbound|outbound> --after --before <ISO>
            --type <text> (repeatable) --order <newestFirst|oldestFirst> --max-pages <10>
Sending:    --text <text> --media-url <https://…> --delay <seconds> --reply-to <message id> --account <own number> --yes
Output:     --json prints one line of JSON per item, --raw adds the provider's object to it; --timeout <60> seconds`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** The command line; throws what to do when it can't be read. */
export function readFlags(args: readonly string[]) {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			phone: text,
			'message-id': text,
			'session-key': text,
			account: text,
			'default-country': text,
			limit: { ...text, default: '50' },
			all: flag,
			direction: text,
			after: text,
			before: text,
			type: { ...text, multiple: true },
			order: text,
			'max-pages': { ...text, default: '10' },
			'base-url': text,
			messenger: text,
			timezone: text,
			'request-method': text,
			'header-name': text,
			'requests-per-minute': text,
			'ignore-ssl-issues': flag,
			text,
			'media-url': text,
			delay: text,
			'reply-to': text,
			yes: flag,
			timeout: { ...text, default: '60' },
			json: flag,
			raw: flag,
			help: flag,
		},
	});
	const [provider = '', command = ''] = positionals;
	return { ...values, provider, command };
}
export type Flags = ReturnType<typeof readFlags>;
