/** To be written. The server: answers as the documentation says, and never more conveniently. */
export {};
