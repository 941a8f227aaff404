// What the import worker says of images that can be learned from, as sentences.
import { msg, str } from '@lit/localize';
import { FOLDERS } from '../../data/labelings';
import type { Note } from '../../data/notes';
import { count } from '../../i18n/numbers';
import { shortName } from './sentences';

export function noteSentence(note: Note): string {
  const file = shortName(note.file);
  switch (note.note) {
    case 'code-page':
      return msg(
        str`“${file}” is not written in Unicode; it is read as ${codePageName(note.codePage)}. If its letters look wrong, save it as UTF-8.`,
      );
    case 'animated':
      return note.images === 1
        ? msg(str`“${file}” is animated: its first frame is taken.`)
        : msg(str`Some pictures are animated, such as “${file}”: their first frames are taken.`);
    case 'unlabelled':
      return unlabelled(note);
  }
}

function unlabelled({
  file,
  missing,
  image,
  chosen,
}: Extract<Note, { note: 'unlabelled' }>): string {
  const [labels, such, many] = [shortName(file), shortName(image), count(missing)];
  if (file === FOLDERS) {
    if (!chosen)
      return msg(
        str`The folders give ${many} of the images no label, such as “${such}”. Choose them as labels to learn from the others alone.`,
      );
    return missing === 1
      ? msg(
          str`“${such}” lies in no folder of a class, and is left out. To learn from it as well, choose no labels.`,
        )
      : msg(
          str`${many} images lie in no folder of a class, such as “${such}”, and are left out. To learn from them as well, choose no labels.`,
        );
  }
  if (!chosen)
    return msg(
      str`“${labels}” has no label for ${many} of the images, such as “${such}”. Choose it to learn from the others alone, with their labels.`,
    );
  return missing === 1
    ? msg(
        str`“${labels}” has no label for “${such}”, which is left out. To learn from it as well, choose no labels.`,
      )
    : msg(
        str`“${labels}” has no label for ${many} of the images, such as “${such}”, and they are left out. To learn from them as well, choose no labels.`,
      );
}

function codePageName(codePage: string): string {
  switch (codePage) {
    case 'windows-1252':
      return msg('Windows-1252 (Western European)');
    case 'windows-1251':
      return msg('Windows-1251 (Cyrillic)');
    case 'shift_jis':
      return msg('Shift JIS (Japanese)');
    case 'euc-kr':
      return msg('EUC-KR (Korean)');
    case 'gb18030':
      return msg('GB 18030 (simplified Chinese)');
    case 'big5':
      return msg('Big5 (traditional Chinese)');
    default:
      return codePage;
  }
}
