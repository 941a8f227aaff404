import type { Page } from 'puppeteer-core';

export interface Stopwatch {
  delays: number[]; // milliseconds, one for each move
  longTasks: number[];
}

declare global {
  var stopwatch: Stopwatch & { reset(): void };
}

export function installStopwatch(canvasHook: string): void;
export function markFirstPicture(canvasHook: string): void;
export function firstPicture(page: Page): Promise<number>;
export function drag(page: Page, plane: string, ms: number): Promise<Stopwatch>;
export function quantile(share: number, rising: readonly number[]): number;
