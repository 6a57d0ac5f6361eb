/** To be written. Any row becomes an item or is left out: `normalizingContract`. */
export {};
