// What is being downloaded, how far it is, and from where it would come.
import type { Slice } from '../../store/slice';
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

declare module '../../store/state' {
  interface PageSlices {
    download: Download;
  }
}
declare module '../../store/actions' {
  interface Actions {
    download: DownloadAction;
  }
}
declare module '../../store/requests' {
  interface RunRequests {
    download: { type: 'get-published'; name: PublishedName };
  }
  interface PageRequests {
    download: { type: 'cancel-download' } | { type: 'mirror'; mirror: string };
  }
}

export const download: Slice<Download, DownloadAction> = {
  first: { busy: null, mirror: '' },
  on: {
    downloading: (download, { name }) => ({ ...download, busy: { name, received: 0 } }),
    received: (download, { bytes }) =>
      download.busy
        ? { ...download, busy: { ...download.busy, received: download.busy.received + bytes } }
        : download,
    'download-ended': (download) => ({ ...download, busy: null }),
    mirror: (download, { mirror }) => ({ ...download, mirror }),
  },
};
