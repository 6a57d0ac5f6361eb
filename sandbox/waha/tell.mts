/** To be written. Puts messages in and lists them, for tests: `write`, `messagesWith`. */
export {};
