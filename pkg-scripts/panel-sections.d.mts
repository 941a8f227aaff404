import type { Plugin } from 'vite';
import type { RegisteredPanel } from '../www/panels/registry';

export function readPanels(): Promise<readonly RegisteredPanel[]>;
export function panelSections(): Plugin;
export function sections(panels: readonly RegisteredPanel[]): string;
