import { decodeDeepPng, isDeepPng } from '../../../../www/data/deep-png';
import { WHITE } from '../../../../www/data/picture';
import { pngOfKind } from '../../../e2e/support/png';
import { fuzz } from './fuzz';

const deep = (colour: 'grey' | 'rgb' | 'grey-alpha' | 'rgba', interlaced: boolean): Uint8Array =>
  pngOfKind({
    width: 9,
    height: 7,
    colour,
    depth: 16,
    interlaced,
    filter: (row) => row % 5,
    pixel: (x, y) =>
      [x * 7000, y * 9000, 40_000, x * 7000].slice(
        0,
        { grey: 1, 'grey-alpha': 2, rgb: 3, rgba: 4 }[colour],
      ),
  });

fuzz({
  name: 'PNG of 16 bits',
  corpus: {
    grey: deep('grey', false),
    interlaced: deep('rgba', true),
    colours: deep('rgb', false),
    transparent: deep('grey-alpha', true),
  },
  // What it cannot read it leaves to the browser, which refuses in its place.
  read: (bytes) => {
    const looks = (['grey', 'opacity'] as const).map((colour) => ({ colour, ground: WHITE }));
    return isDeepPng(bytes) && looks.every((look) => decodeDeepPng(bytes, look))
      ? 'an image'
      : 'nothing';
  },
  refuses: false,
});
