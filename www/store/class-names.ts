// What a class is called: by its name, where the images came with names, else by its number.
import { say } from '../i18n/locale';
import type { PageState } from './state';

export function className({ classNames }: Pick<PageState, 'classNames'>, label: number): string {
  const name = classNames?.[label];
  return name === undefined ? String(label) : say(name);
}
