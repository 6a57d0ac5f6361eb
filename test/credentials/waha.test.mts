/** To be written. What the test of its credential says. */
export {};
