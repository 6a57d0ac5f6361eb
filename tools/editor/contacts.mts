import { FATES } from '../../sandbox/sending/course.mts';
import type { Row } from '../n8n/dataTables.mts';

/** A country as its people write phones there: with eight digits of their own. */
interface Local {
	readonly country: string;
	readonly names: readonly string[];
	readonly text: (order: number) => string;
	readonly phone: (digits: string) => string;
}

const LOCALS: readonly Local[] = [
	{
		country: 'MX',
		names: ['María Fernanda Núñez', 'Jorge "Coco" Ávila', 'Ximena Ríos', 'Taquería El Güero'],
		text: (order) => `Hola, su pedido ${order} sale hoy por la tarde.`,
		phone: (digits) => `55 ${digits.slice(0, 4)} ${digits.slice(4)}`,
	},
	{
		country: 'BR',
		names: ['João Conceição', 'Ana Beatriz Magalhães', 'Thiago Araújo', 'Padaria São José'],
		text: (order) => `Olá! Seu pedido ${order} já está a caminho.`,
		phone: (digits) => `(11) 9${digits.slice(0, 4)}-${digits.slice(4)}`,
	},
	{
		country: 'RU',
		names: ['Ольга Смирнова', 'Иван Петров', 'Юлия Щербакова', 'Кафе «Ёлка»'],
		text: (order) => `Здравствуйте! Заказ ${order} передан курьеру.`,
		phone: (digits) =>
			`8 (91${digits[0]}) ${digits.slice(1, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`,
	},
	{
		country: 'ES',
		names: ['Carmen Ruiz', 'Iñaki Etxebarria', 'Núria Puig', 'Taller <Ruiz & Hijos>'],
		text: (order) => `Buenos días, su pedido ${order} llegará mañana.`,
		phone: (digits) => `6${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5)}`,
	},
];

/** Of twenty: two whose phone is off, one that fails, one without an account. */
const ENDINGS: Readonly<Record<number, string>> = {
	3: FATES.delivered,
	7: FATES.failed,
	11: FATES.delivered,
	18: FATES.noAccount,
};

/** Contacts with phones as people write them in their country, without its code; some are hard to reach. */
export function contacts(count: number): Row[] {
	return Array.from({ length: count }, (_, nth) => {
		const local = LOCALS[nth % LOCALS.length];
		if (!local) throw new Error('There are no countries');
		const first = String(5_000 + ((nth * 37) % 1_000));
		const last = ENDINGS[nth % 20] ?? String(1_000 + ((nth * 7_919) % 8_999));
		return {
			name: local.names[Math.floor(nth / LOCALS.length) % local.names.length] ?? null,
			phone: local.phone(`${first}${last}`),
			country: local.country,
			text: local.text(1_000 + nth),
			messageId: null,
			problem: null,
		};
	});
}
