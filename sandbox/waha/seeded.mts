/** To be written. Names of what it starts with, for tests and to paste: `SEEDED`. */
export {};
