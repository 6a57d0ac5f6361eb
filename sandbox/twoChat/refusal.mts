/** A documented way of saying no, with the body that goes with it. */
export class Refusal extends Error {
	constructor(
		readonly code: number,
		readonly body: object,
		readonly headers: Readonly<Record<string, string>> = {},
	) {
		super(`${code}`);
	}
}

/** The gateway's shape: a missing or wrong key. */
export const gatewayRefusal = (code: number, detail: string) => new Refusal(code, { detail });

/** The gateway's shape for malformed parameters. */
export const malformed = (parameter: string, msg: string) =>
	new Refusal(422, { detail: [{ loc: [parameter], msg, type: 'value_error' }] });

/** The shape of the response codes page: quota, rate, busy. */
export const limitRefusal = (code: number, message: string, headers?: Record<string, string>) =>
	new Refusal(code, { message }, headers);

/** The shape of the API itself. */
export const apiRefusal = (code: number, message: string) =>
	new Refusal(code, { success: false, error: true, error_message: message });
