/** To be written. Fields, `authenticate` by the registry, and `test` with a rule for every known bad answer. */
export {};
