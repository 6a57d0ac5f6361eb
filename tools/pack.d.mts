/** See `pack.mjs`: the folder is where n8n would find the package, the tarball what would be published. */
export function packPackage(): { readonly folder: string; readonly tarball: string };
