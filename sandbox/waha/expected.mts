/** To be written. What tests expect users to be told of it, and odd rows: `EXPECTED`. */
export {};
