// The tour, chapter by chapter.
import type { Chapter } from './chapter';
import { adversary } from './chapters/adversary';
import { bounds } from './chapters/bounds';
import { clouds } from './chapters/clouds';
import { holes } from './chapters/holes';
import { noise } from './chapters/noise';
import { tug } from './chapters/tug';

export const CHAPTERS: readonly Chapter[] = [holes, clouds, noise, tug, bounds, adversary];
