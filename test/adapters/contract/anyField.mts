import fc from 'fast-check';

/** Words that every object knows, and some that break what is built on them. */
const PROTOTYPE_TRAPS = [
	'constructor',
	'__proto__',
	'toString',
	'valueOf',
	'NaN',
	'',
	' ',
	'\u0000',
	'\ud800',
];

export const text = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom(...PROTOTYPE_TRAPS),
	fc.double(),
	fc.integer(),
);
export const words = (...known: unknown[]) => fc.oneof(fc.constantFrom(...known), text);
export const nullish = (values: fc.Arbitrary<unknown>) =>
	fc.option(fc.option(values, { nil: undefined }), { nil: null });
export const flag = words('0', '1', 0, 1, true, false);
export const seconds = fc.oneof(fc.integer({ min: -1, max: 3e9 }), fc.double({ noNaN: true }));
export const phone = words(
	'79001234567',
	'+5215512345678',
	'120363041234567890',
	'5215512345678@c.us',
);
