/** How Twilio says no. */
export class TwilioRefusal extends Error {
	readonly headers: Readonly<Record<string, string>>;

	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
		headers: Readonly<Record<string, string>> = {},
	) {
		super(message);
		this.headers = headers;
	}

	get body() {
		const { code, message, status } = this;
		return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
	}
}

export function notFound(path: string): TwilioRefusal {
	return new TwilioRefusal(404, 20404, `The requested resource ${path} was not found`);
}

export function unauthenticated(): TwilioRefusal {
	return new TwilioRefusal(401, 20003, 'Authenticate', {
		'www-authenticate': 'Basic realm="Twilio API"',
	});
}
