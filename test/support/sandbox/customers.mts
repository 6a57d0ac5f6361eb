import { PROVIDER_IDS, providerOf, type Sandbox } from '../../../sandbox/index.mts';

/** A row of a sheet: each customer has a phone of its own. */
export type Customer = Readonly<{ customer: string; phone: string; deal: { stage: number } }>;

export function customers(count: number): Customer[] {
	return Array.from({ length: count }, (_, index) => ({
		customer: `Customer ${index}`,
		phone: `+3461${2_000_000 + index}`,
		deal: { stage: index % 3 },
	}));
}

const SENT_AT = Date.UTC(2026, 4, 1);

/** Gives each provider one message to each customer: `to 0`, `to 1` and so on. */
export function writeTo(rows: readonly Customer[], sandbox: Sandbox): void {
	const messages = rows.map(({ phone }, index) => ({
		phone,
		text: `to ${index}`,
		sentAt: SENT_AT,
	}));
	for (const id of PROVIDER_IDS) providerOf(id).write(sandbox[id], messages);
}
