// MNIST and Fashion-MNIST as they were published: where to get them, and how to know that they are right.
import { msg } from '@lit/localize';

export type PublishedName = 'mnist' | 'fashion-mnist';

export interface PublishedFile {
  name: string;
  bytes: number;
  sha256: string;
}

export interface Published {
  name: PublishedName; // also the folder in a mirror
  title: string;
  home: string; // ends with a slash
  files: readonly PublishedFile[]; // training images first
  classNames(): string[] | null; // where numbers would not say it
}

/**
 * Both come from GitHub's raw files, because those may be read by any page
 * (Access-Control-Allow-Origin: *). Google's copy of MNIST (cvdf-datasets) is not known to allow
 * that, and the website of Zalando's bucket has no https. The sums are the ones that TensorFlow
 * Datasets checks its downloads from those two places against, so a repository that held anything
 * else would be found out.
 */
export const PUBLISHED: readonly Published[] = [
  {
    name: 'mnist',
    title: 'MNIST',
    home: 'https://raw.githubusercontent.com/fgnt/mnist/master/',
    classNames: () => null,
    files: [
      {
        name: 'train-images-idx3-ubyte.gz',
        bytes: 9_912_422,
        sha256: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        bytes: 28_881,
        sha256: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        bytes: 1_648_877,
        sha256: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
      },
      {
        name: 't10k-labels-idx1-ubyte.gz',
        bytes: 4_542,
        sha256: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
      },
    ],
  },
  {
    name: 'fashion-mnist',
    title: 'Fashion-MNIST',
    home: 'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
    classNames: () => [
      msg('T-shirt/top'),
      msg('Trouser'),
      msg('Pullover'),
      msg('Dress'),
      msg('Coat'),
      msg('Sandal'),
      msg('Shirt'),
      msg('Sneaker'),
      msg('Bag'),
      msg('Ankle boot'),
    ],
    files: [
      {
        name: 'train-images-idx3-ubyte.gz',
        bytes: 26_421_880,
        sha256: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        bytes: 29_515,
        sha256: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        bytes: 4_422_102,
        sha256: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
      },
      {
        name: 't10k-labels-idx1-ubyte.gz',
        bytes: 5_148,
        sha256: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
      },
    ],
  },
];

export function published(name: PublishedName): Published {
  return PUBLISHED.find((set) => set.name === name)!;
}

export function bytesOf({ files }: Published): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
