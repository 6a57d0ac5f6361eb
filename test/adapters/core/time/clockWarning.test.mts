import { clockWarning, sentClockWarning } from '../../../../adapters/core/time/clockWarning.ts';

const MEND =
	'Correct “Time Zone” in the credential; where it has none, check the clock of n8n’s machine.';
const ahead = (hours: string, offset = '') =>
	`The newest message lies ${hours} in the future: its time seems to be that of another time zone${offset}. ${MEND}`;

describe('clockWarning', () => {
	it('tells hours, and the offset where it is known', () => {
		expect(clockWarning(1)).toBe(ahead('1 hour'));
		expect(clockWarning(3)).toBe(ahead('3 hours'));
		expect(clockWarning(3, 'UTC+6')).toBe(ahead('3 hours', ', which would be UTC+6'));
	});
});

describe('sentClockWarning', () => {
	it('tells the offset', () => {
		expect(sentClockWarning('UTC-3:30')).toBe(
			`A message that was just sent has another time at the provider, as if its clock were at UTC-3:30. ${MEND}`,
		);
	});
});
