/** As small as brotli gets. */
export function smallest(data: Uint8Array): Promise<Uint8Array>;
