import { InputError, quote } from '../core/inputError';

/** The id as WAMM.chat counts them; throws an `InputError` for any other. */
export function checkedId(messageId: string): string {
	if (/^\d{1,20}$/.test(messageId)) return messageId;
	throw new InputError(
		`${quote(messageId)} is not a WAMM.chat message ID.`,
		'WAMM.chat’s message IDs are whole numbers, such as 1234567: use the msg_id that was given when the message was sent.',
	);
}
