/** To be written. Fills the server with that, and with messages. */
export {};
