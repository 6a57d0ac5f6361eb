/** To be written. What every adapter does: `adapterContract`. */
export {};
