// Another place for the published files: a folder that holds one folder for each set, named by the
// address or by the visitor.
import { msg, str } from '@lit/localize';
import { remember, remembered, type Keeper } from '../remembered';
import type { Published } from './published';

const KEY = 'vae-lab-mirror';

/** As an address that ends with a slash; '' for none. Throws a sentence where it is none. */
export function checkMirror(text: string): string {
  const wanted = text.trim();
  if (wanted === '') return '';
  const url = URL.canParse(wanted) ? new URL(wanted) : null;
  const local = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && local))) {
    throw new Error(
      msg(
        str`“${wanted}” cannot be a mirror: it has to be a whole address that begins with https://.`,
      ),
    );
  }
  url.search = url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

/** What the link says, else what the visitor said last; a bad one is reported and not used. */
export function firstMirror(
  search: string,
  keeper: Keeper,
): { mirror: string; issue: string | null } {
  const asked = new URLSearchParams(search).get('mirror');
  try {
    return { mirror: checkMirror(asked ?? remembered(KEY, keeper) ?? ''), issue: null };
  } catch (wrong) {
    return { mirror: '', issue: (wrong as Error).message };
  }
}

export function rememberMirror(mirror: string, keeper: Keeper): void {
  remember(KEY, mirror, keeper);
}

export function folderOf(set: Published, mirror: string): string {
  return mirror === '' ? set.home : `${mirror}${set.name}/`;
}
