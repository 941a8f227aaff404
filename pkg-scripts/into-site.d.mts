import type { Plugin } from 'vite';
export function intoSite(site: string): Plugin;
