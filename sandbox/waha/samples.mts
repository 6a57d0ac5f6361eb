/** To be written. Right answers and deliveries, as documented: `samples`. */
export {};
