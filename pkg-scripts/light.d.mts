import type { Plugin } from 'vite';
export function light(entry: string): Plugin;
