export const ENTRIES: readonly { name: string; file: string; source: string }[];
