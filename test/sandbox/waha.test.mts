/** To be written. That the sandbox answers as documented. */
export {};
