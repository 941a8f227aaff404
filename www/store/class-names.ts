// What a class is called: by its name, where the images came with names, else by its number.
import type { PageState } from './state';

export function className({ classNames }: Pick<PageState, 'classNames'>, label: number): string {
  return classNames?.[label] ?? String(label);
}
