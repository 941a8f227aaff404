// What the browser keeps of runs between visits, but for weights and images.
import type { Page } from 'puppeteer-core';

export interface Kept {
  version: number;
  step: number;
  config: unknown;
  images: string;
  ownImages: boolean;
}

export const keptRuns = (page: Page): Promise<Kept[]> =>
  page.evaluate(async () => {
    const request = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise(
        (resolve, reject) => (
          (asked.onsuccess = () => resolve(asked.result)),
          (asked.onerror = () => reject(asked.error))
        ),
      );
    const database = await request(indexedDB.open('vae-lab'));
    const entries = (await request(database.transaction('runs').objectStore('runs').getAll())) as (
      Kept | Partial<Kept> | null
    )[];
    database.close();
    return entries
      .filter((entry): entry is Kept => entry?.step !== undefined)
      .map(({ version, step, config, images, ownImages }) => ({
        version,
        step,
        config,
        images,
        ownImages,
      }));
  });
