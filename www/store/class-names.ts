// What a class is called: by its name, where the images came with names, else by its number.
import type { LabState } from './state';

export function className({ classNames }: Pick<LabState, 'classNames'>, label: number): string {
  return classNames?.[label] ?? String(label);
}
