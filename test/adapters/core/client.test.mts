import { ClientState } from '../../../adapters/core/client.ts';

describe('ClientState', () => {
	it('is made once for each client, whatever copies there are of it', () => {
		let made = 0;
		const states = new ClientState(() => ({ nth: (made += 1) }));
		const [one, other] = [{ config: {} }, { config: {} }];
		expect(states.of(one)).toEqual({ nth: 1 });
		expect(states.of({ ...one })).toBe(states.of(one));
		expect(states.of(other)).toEqual({ nth: 2 });
		expect(made).toBe(2);
	});
});
