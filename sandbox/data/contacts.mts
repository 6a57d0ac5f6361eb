/** A person the seeded accounts write with. */
export interface Contact {
	/** As the address book has it; null for a number nobody saved. */
	readonly name: string | null;
	/** The digits of the WhatsApp id, which is not always what people dial. */
	readonly whatsAppDigits: string;
	/** The digits people dial, where they differ. */
	readonly dialledDigits?: string;
}

/** People from where the users' contacts are, with the spellings that make lookups miss. */
export const CONTACTS = {
	/** The vendors' own example. */
	ivan: { name: 'Ivan Petrov', whatsAppDigits: '79001234567' },
	olga: { name: 'Ольга Смирнова', whatsAppDigits: '79161234567' },
	/** Mexico: WhatsApp keeps the 1 that dialling dropped in 2019. */
	maria: {
		name: 'María Fernanda Núñez 🌮',
		whatsAppDigits: '5215512345678',
		dialledDigits: '525512345678',
	},
	jorge: {
		name: 'Jorge "Coco" Ávila',
		whatsAppDigits: '5213312345678',
		dialledDigits: '523312345678',
	},
	/** Argentina: mobile numbers carry a 9 after the country code. */
	lucia: { name: 'Lucía Gómez', whatsAppDigits: '5491123456789', dialledDigits: '541123456789' },
	/** Brazil, São Paulo: with the ninth digit. */
	joao: { name: 'João Conceição', whatsAppDigits: '5511987654321', dialledDigits: '551187654321' },
	/** Brazil, Belo Horizonte: WhatsApp kept the number without the ninth digit. */
	ana: {
		name: 'Ana Beatriz Magalhães',
		whatsAppDigits: '553188765432',
		dialledDigits: '5531988765432',
	},
	carmen: { name: 'Carmen Ruiz (taller)', whatsAppDigits: '34612345678' },
	wei: { name: '王伟', whatsAppDigits: '8613800138000' },
	noor: { name: 'نور الهدى', whatsAppDigits: '971501234567' },
	unnamed: { name: null, whatsAppDigits: '34699111222' },
} as const satisfies Record<string, Contact>;

/** The contacts as a list, the busiest first. */
export const CONTACT_LIST: readonly [Contact, ...Contact[]] = [
	CONTACTS.maria,
	CONTACTS.olga,
	CONTACTS.lucia,
	CONTACTS.joao,
	CONTACTS.ana,
	CONTACTS.carmen,
	CONTACTS.jorge,
	CONTACTS.wei,
	CONTACTS.noor,
	CONTACTS.unnamed,
];

/** The digits of the WhatsApp id that dialled digits lead to. */
export function whatsAppDigitsOf(dialled: string): string {
	const contact = CONTACT_LIST.find(({ dialledDigits }) => dialledDigits === dialled);
	return contact?.whatsAppDigits ?? dialled;
}
