/** See `node24.mjs`: the path of a Node that n8n starts on. */
export function node24(say?: (line: string) => void): Promise<string>;
