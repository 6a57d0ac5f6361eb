import { describePhone } from '../../tools/probe/commands.mts';
import { readFlags } from '../../tools/probe/flags.mts';

describe('npm run probe', () => {
	const read = (...more: string[]) => describePhone(readFlags(['wamm', 'phone', ...more]));

	it('reads phones without country code as the default country’s', () => {
		expect(read('--phone', '612 345 678', '--default-country', 'es')).toBe('+34612345678');
		expect(read('--phone', '+44 7700 900123', '--default-country', 'ES')).toBe('+447700900123');
	});

	it('says what a default country that is none should be', () => {
		expect(() => read('--phone', '612345678', '--default-country', 'Spain')).toThrow('“Spain”');
	});
});
