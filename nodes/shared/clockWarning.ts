/** What hints and n8n's log say where the newest message lies so many hours in the future. */
export function clockWarning(hours: number): string {
	return `The newest message lies ${hours} ${hours === 1 ? 'hour' : 'hours'} in the future: its time seems to be that of another time zone. Correct “Time Zone” in the credential; where it has none, check the clock of n8n’s machine.`;
}
