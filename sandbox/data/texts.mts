/** Texts that break what is built on them: spreadsheets, web pages, templates, tables. */
export const HOSTILE_TEXTS = [
	"=cmd|' /C calc'!A0",
	'+52 55 1234 5678',
	'-2+3',
	'@SUM(A1:A9)',
	'<script>alert("hola")</script><b>¡Oferta!</b> &amp; más',
	'{{ $json.token }} {{ 7 * 7 }} ${process.env.HOME}',
	'Dirección:\nAv. Reforma 222, piso 3\r\n\tCDMX',
	'"quoted", \'single\', `ticks`; and\\or \\n',
	'\u202eright to left\u202c and a\u200bzero width space',
	'null',
	'👩🏽‍🚀🇲🇽 ❤️‍🔥 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 é e\u0301',
	`Largo: ${'muy '.repeat(400)}largo`,
] as const;

/** Everyday texts in the contacts' languages. */
export const EVERYDAY_TEXTS = [
	'Hola, ¿ya salió mi pedido?',
	'¡Buenos días! Su pedido va en camino 🚚',
	'Добрый день! Когда будет доставка?',
	'Спасибо, всё получили.',
	'Oi, tudo bem? Pode confirmar o endereço?',
	'Confirmado, chega amanhã até as 18h.',
	'Che, ¿me pasás el comprobante?',
	'Vale, perfecto. Gracias 👍',
	'你好，请问什么时候发货？',
	'شكرا جزيلا',
	'Your invoice is attached.',
	'See you tomorrow at 10:00',
] as const;
