/** To be written. Deliveries as events, and how our URL gets there: `webhook`. */
export {};
