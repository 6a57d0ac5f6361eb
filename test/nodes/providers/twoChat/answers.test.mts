import { oneRequest, troubleAndStopOf } from '../../../support/sandbox/troubles.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

describe('2Chat', () => {
	const sandbox = useSandbox();

	it.each<readonly [object, string, string]>([
		[
			{ success: false, error: true, error_message: 'The message was not found' },
			'notFound',
			'2Chat does not know this number or message.',
		],
		[{ success: false, message: 'Something else' }, 'server', '2Chat declined the request.'],
		[{ error: true, error_message: 'Nope' }, 'server', '2Chat declined the request.'],
	])('fails for all its HTTP 200 when it answers %j', async (value, category, error) => {
		const fault = { kind: 'json', value } as const;
		const trouble = await troubleAndStopOf(sandbox(), oneRequest('twoChat'), fault);
		expect(trouble).toMatchObject({ error, details: { category, httpStatus: 200 }, requests: 1 });
		expect(trouble.message).toContain('2Chat says: “');
	});
});
