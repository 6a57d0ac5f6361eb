/** See `installOnce.mjs`: npm's arguments, and what is said while it works. */
export function installOnce(
	folder: string,
	options: {
		readonly title: string;
		readonly args: readonly string[];
		readonly after?: ReadonlyArray<{ readonly title: string; readonly args: readonly string[] }>;
		readonly say?: (line: string) => void;
	},
): Promise<void>;
