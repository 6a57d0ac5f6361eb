/** To be written. The entry for the table in sandbox/providers.mts. */
export {};
