/** To be written. Which items the vendor’s own examples become. */
export {};
