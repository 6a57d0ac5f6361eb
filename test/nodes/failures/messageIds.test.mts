import { providerOf } from '../../../sandbox/index.mts';
import type { Question } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { inputDetails, refusalOf } from '../../support/sandbox/refusals.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const GIVE_ID =
	'Give the Message ID as text or number. If it comes from an expression, check what that gives for this item.';
const KEEP_TEXT = 'Keep IDs as text: in a sheet, format the column as plain text.';

describe.each(PROVIDERS.filter((id) => providerOf(id).statusQuestion))(
	'A message ID on %s',
	(provider) => {
		const sandbox = useSandbox();
		const known = providerOf(provider).statusQuestion ?? {};
		const question: Question = {
			node: 'getMessageStatus',
			provider,
			parameters: { ...known, messageId: '={{ $json.value }}' },
		};

		it.each<readonly [string, unknown, string, string]>([
			['empty', '', 'Message ID is empty.', GIVE_ID],
			['null', null, 'Message ID is empty.', GIVE_ID],
			['an object', { id: 1 }, 'Message ID is an object.', GIVE_ID],
			['a list', [2000005], 'Message ID is a list.', GIVE_ID],
			['a checkbox', false, 'Message ID is “false”.', GIVE_ID],
			[
				'a fraction',
				1.5,
				'Message ID came as the number 1.5, which lost digits on the way.',
				KEEP_TEXT,
			],
			[
				'too large a number',
				2e21,
				'Message ID came as the number 2e+21, which lost digits on the way.',
				KEEP_TEXT,
			],
		])('is refused with what to do when it is %s', async (_what, bad, error, message) => {
			const details = inputDetails(
				provider,
				typeof bad === 'number' ? { messageId: String(bad) } : {},
			);
			const refusal = await refusalOf(sandbox(), question, known.messageId, bad);
			expect(refusal).toEqual({ error, message, details });
		});
	},
);
