/** To be written. Defaults, pasted base URLs, credentials that can’t be used: `credentialContract`. */
export {};
