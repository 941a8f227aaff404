import { pictureSize } from '../../../../www/data/picture-size';
import { fuzz } from './fuzz';

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const zeros = (count: number): number[] => new Array<number>(count).fill(0);

fuzz({
  name: 'the size of a picture',
  corpus: {
    png: Uint8Array.from([0x89, ...ascii('PNG\r\n\x1a\n'), 0, 0, 0, 13, ...ascii('IHDR'), 0, 0, 0, 28, 0, 0, 0, 28, 8, 0, 0, 0, 0]),
    jpeg: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 17, 8, 0, 100, 0x4e, 0x20, 3]),
    gif: Uint8Array.from([...ascii('GIF89a'), 0x20, 0x4e, 100, 0]),
    bmp: Uint8Array.from([...ascii('BM'), ...zeros(12), 40, 0, 0, 0, 0x20, 0x4e, 0, 0, 156, 255, 255, 255]),
    lossy: Uint8Array.from([...ascii('RIFF'), ...zeros(4), ...ascii('WEBPVP8 '), ...zeros(10), 28, 0, 28, 0]),
    lossless: Uint8Array.from([...ascii('RIFF'), ...zeros(4), ...ascii('WEBPVP8L'), ...zeros(4), 0x2f, 0x1f, 0xce, 0x18, 0]),
    extended: Uint8Array.from([...ascii('RIFF'), ...zeros(4), ...ascii('WEBPVP8X'), ...zeros(8), 27, 0, 0, 27, 0, 0]),
    avif: Uint8Array.from([...zeros(4), ...ascii('ftypavif'), ...zeros(20), ...ascii('ispe'), 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28]),
  },
  read: (bytes) => {
    const size = pictureSize(bytes);
    if (!size) return 'nothing';
    return size.width * size.height === 0 ? 'no area' : 'a size';
  },
  refuses: false,
});
