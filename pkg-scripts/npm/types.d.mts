import type { Declarations } from './declarations.mjs';
export function reach(entries: readonly string[], read: (module: string) => Declarations): [module: string, text: string][];
export function writeTypes(entries: readonly string[], folder: string): void;
