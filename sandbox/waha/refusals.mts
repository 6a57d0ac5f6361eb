/** To be written. Failed answers, as documented, and what they mean: `REFUSALS`. */
export {};
