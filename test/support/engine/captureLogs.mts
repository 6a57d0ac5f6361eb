import './environment.mts';
import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';

export interface LogLine {
	readonly level: string;
	readonly message: string;
	readonly meta: unknown;
}

/** Collects what n8n and the nodes log from now on, at every level. */
export function captureLogs(): LogLine[] {
	const lines: LogLine[] = [];
	const logger = Container.get(Logger);
	for (const level of ['error', 'warn', 'info', 'debug'] as const) {
		logger[level] = (message, meta) => void lines.push({ level, message, meta });
	}
	return lines;
}
