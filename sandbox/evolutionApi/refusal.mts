/** A failed answer as the server's error handler prints it. */
export class EvolutionRefusal extends Error {
	constructor(
		readonly status: number,
		readonly error: string,
		/** A text, or a list of whatever the code threw. */
		readonly reason: unknown,
	) {
		super(error);
	}

	get body() {
		const { status, error, reason } = this;
		return { status, error, response: { message: reason } };
	}
}

/** What a client got wrong. */
export function badRequest(...reason: unknown[]): EvolutionRefusal {
	return new EvolutionRefusal(400, 'Bad Request', reason);
}

/** What isn't there. */
export function notFound(message: string): EvolutionRefusal {
	return new EvolutionRefusal(404, 'Not Found', [message]);
}

/** No key, or one that opens something else. */
export function unauthorized(): EvolutionRefusal {
	return new EvolutionRefusal(401, 'Unauthorized', 'Unauthorized');
}

/** Whatever the server's code or its database stumbled over. */
export function stumbled(message: string): EvolutionRefusal {
	return new EvolutionRefusal(500, 'Internal Server Error', message);
}

/** What 2.4 answers until somebody activates it, whatever is asked. */
export function unlicensed(origin: string) {
	const url = `${origin}/manager/login`;
	return {
		error: 'service not activated',
		code: 'LICENSE_REQUIRED',
		register_url: url,
		instance_id: '7f2c1b5e-5a1d-4a58-9c1e-2f4b8f0f7a11',
		docs_url: 'https://docs.evolutionfoundation.com.br',
		message: `This Evolution API instance is not activated. Open ${url} to activate.`,
	};
}
