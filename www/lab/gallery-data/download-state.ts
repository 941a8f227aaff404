// What is being downloaded, how far it is, and from where it would come.
import type { PublishedName } from './published';

export interface Download {
  busy: { name: PublishedName; received: number } | null;
  mirror: string; // '' for each set's own home
}

export type DownloadAction =
  | { type: 'downloading'; name: PublishedName }
  | { type: 'received'; bytes: number }
  | { type: 'download-ended' }
  | { type: 'mirror'; mirror: string };

export const NO_DOWNLOAD: Download = { busy: null, mirror: '' };

export function reduceDownload(download: Download, action: DownloadAction): Download {
  const { busy } = download;
  switch (action.type) {
    case 'downloading':
      return { ...download, busy: { name: action.name, received: 0 } };
    case 'received':
      return busy ? { ...download, busy: { ...busy, received: busy.received + action.bytes } } : download;
    case 'download-ended':
      return { ...download, busy: null };
    case 'mirror':
      return { ...download, mirror: action.mirror };
  }
}
