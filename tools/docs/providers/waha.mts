/** To be written. What it says and its status words: `messages`, `statusWords`, `aliases`. */
export {};
