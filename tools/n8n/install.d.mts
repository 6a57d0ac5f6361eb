/** See `install.mjs`: the path of n8n's command line. */
export function n8nBin(say?: (line: string) => void): Promise<string>;
