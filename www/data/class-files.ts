// Labels in a file for each picture, beside it and of its name, as WebDataset packs them:
// 000017.png and 000017.cls.
import { readLabels, type LabelFile } from './labels';

export interface ClassFile {
  path: string;
  label: string;
}

export const LONGEST_CLASS = 256; // bytes

export function isClassFile(path: string): boolean {
  return /\.cls$/i.test(path);
}

/** All of them as one table, called like the first. */
export function classTable(files: readonly ClassFile[]): { file: string; labels: LabelFile }[] {
  if (files.length === 0) return [];
  const quoted = (text: string): string => `"${text.trim().replaceAll('"', '""')}"`;
  const rows = files.map(
    ({ path, label }) => `${quoted(path.replace(/\.cls$/i, ''))},${quoted(label)}`,
  );
  const { path } = files[0]!;
  return [
    {
      file: path,
      labels: readLabels(path, new TextEncoder().encode(['name,label', ...rows].join('\n'))),
    },
  ];
}
