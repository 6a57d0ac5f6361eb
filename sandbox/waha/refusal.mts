/** An answer that says no, in Nest's shape or another. */
export class Refused extends Error {
	constructor(
		readonly status: number,
		readonly body: object,
	) {
		super(`HTTP ${status}`);
	}
}

const NAMES: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	403: 'Forbidden',
	404: 'Not Found',
	422: 'Unprocessable Entity',
};

/** As Nest's exceptions print themselves. */
export function refused(statusCode: number, message: string | readonly string[]): Refused {
	return new Refused(statusCode, { message, error: NAMES[statusCode], statusCode });
}

export const unauthorized = () => new Refused(401, { message: 'Unauthorized', statusCode: 401 });

/** Whatever goes wrong inside an engine comes out with its stack and the request. */
export function stumbled(message: string, path: string): Refused {
	return new Refused(500, {
		statusCode: 500,
		timestamp: '2026-06-01T12:00:00.000Z',
		exception: {
			message,
			name: 'Error',
			stack: `Error: ${message}\n    at WhatsappSessionWebJSCore.getChatMessages (/app/dist/core/engines/webjs/session.webjs.core.js:412:21)`,
		},
		request: { path, method: 'GET', body: {}, query: {} },
		version: { version: '2026.7.1', engine: 'WEBJS', tier: 'CORE' },
	});
}
