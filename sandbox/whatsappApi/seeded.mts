/** What it starts with, by name: for tests, for the demo, and to paste into credentials. */
export const SEEDED = {
	ownDigits: '5215587654321',
	group: '120363041234567890@g.us',
	/** The chat of the vendor's example. */
	exampleDigits: '15551234567',
	/** A contact without a phone number. */
	lidChat: '178231456203987@lid',
	/** What a reverse proxy before the server may ask for. */
	headerName: 'X-Proxy-Key',
	headerSecret: 'proxy/Secret+Value=9f27',
} as const;
