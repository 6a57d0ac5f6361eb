import type { ApiClient } from '../core/client';
import type { Check } from '../core/provider';
import { TOKEN_MARK } from './authorize';
import type { WammConfig } from './config';
import { channelListSchema } from './schemas';

const STATES = new Map<string, string>(
	Object.entries({
		notAuthorized:
			'The token is right, but the phone is not connected: connect it again in WAMM.chat.',
		starting: 'The token is right, and the channel is just starting: try again in a minute.',
		blocked: 'The token is right, but the channel is blocked: open it in WAMM.chat to see why.',
	}),
);

/** Asks `channel_list/{token}/one`, which knows the token apart from the phone. */
export async function check({ call }: ApiClient<WammConfig>): Promise<Check> {
	const { data } = await call(
		{ method: 'GET', path: `/channel_list/${TOKEN_MARK}/one` },
		channelListSchema,
	);
	const [channel] = data;
	if (!channel) return { ok: false, message: 'WAMM.chat knows no channel for this token.' };
	const trouble = STATES.get(channel.state ?? '');
	if (trouble) return { ok: false, message: trouble };
	return {
		ok: true,
		message: `Connected: ${channel.phone ?? 'a channel'} (${channel.state ?? 'state unknown'}).`,
	};
}
