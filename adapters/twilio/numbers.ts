import { toE164 } from '../core/phone/phone';
import type { ApiClient } from '../core/client';
import type { OwnNumber } from '../core/provider';
import { accountPath, type TwilioConfig } from './config';
import { numberListSchema } from './schemas';

/** Twilio's most; who has more types the number. */
const MOST = 1_000;

/** The account's numbers; one that takes no messages counts as not connected. WhatsApp senders aren't among them. */
export async function ownNumbers({ call, config }: ApiClient<TwilioConfig>): Promise<OwnNumber[]> {
	const { incoming_phone_numbers: numbers } = await call(
		{
			method: 'GET',
			path: `${accountPath(config)}/IncomingPhoneNumbers.json`,
			query: { PageSize: MOST },
		},
		numberListSchema,
	);
	return numbers.usable.flatMap(({ row }) => {
		const phone = toE164(row.phone_number);
		if (phone === null) return [];
		const isConnected = row.capabilities?.sms !== false;
		return [{ phone, label: row.friendly_name ?? phone, isConnected }];
	});
}
