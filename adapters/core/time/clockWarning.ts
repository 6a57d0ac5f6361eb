const MEND =
	'Correct “Time Zone” in the credential; where it has none, check the clock of n8n’s machine.';

/** What hints and n8n's log say where the newest message lies so many hours in the future. */
export function clockWarning(hours: number, shown = ''): string {
	const offset = shown ? `, which would be ${shown}` : '';
	return `The newest message lies ${hours} ${hours === 1 ? 'hour' : 'hours'} in the future: its time seems to be that of another time zone${offset}. ${MEND}`;
}

/** The same where a message that was just sent has another time at the provider. */
export function sentClockWarning(shown: string): string {
	return `A message that was just sent has another time at the provider, as if its clock were at ${shown}. ${MEND}`;
}
