// What leaves the page as a file: curves and codes as tables, samples as a picture.
import { msg } from '@lit/localize';
import type { Engine, ImageGrid } from '../../protocol/messages';
import { gridSize } from '../../views/image-grid';
import { tone } from '../../views/tone';
import { offerDownload } from '../files';
import { capabilitiesAtHand } from '../../store/kind';
import { paintImageGrid } from '../../parts/paint';
import { stepOf, type PageState } from '../../store/state';
import { SAMPLES } from '../../panels/samples/control';
import { codesTable, metricsTable } from './csv';

export type Export = 'metrics' | 'codes' | 'samples' | 'samples-large';

declare module '../../store/requests' {
  interface RunRequests {
    exports: { type: 'export'; what: Export };
  }
}

const MOST_CODES = 10_000;
// images encoded in one turn of the engine, so that training and views go on between
const PART = 500;
const LARGE = 4;
const SAMPLE_SEED = 1; // the codes that the page's own samples have

const plain = tone([0, 0, 0], [255, 255, 255]);

export async function exportFile(engine: Engine, state: PageState, what: Export): Promise<void> {
  const step = stepOf(state);
  const name = `vae-lab-${what}-step-${step}`;
  if (what === 'metrics')
    return offerDownload(metricsTable(state.curves), `${name}.csv`, 'text/csv');
  if (what === 'codes') return offerDownload(await codes(engine, state), `${name}.csv`, 'text/csv');
  offerDownload(
    await png(
      await engine.sample(SAMPLES.columns * SAMPLES.rows, SAMPLE_SEED),
      what === 'samples' ? 1 : LARGE,
    ),
    `${name}.png`,
    'image/png',
  );
}

/** Of held-out images, as the encoder is given them. */
async function codes(engine: Engine, state: PageState): Promise<string> {
  const { data, config } = state;
  const can = capabilitiesAtHand(state);
  if (!data || !config || !can.encoder)
    throw new Error(msg('Without an encoder, images have no codes to write down.'));
  const count = Math.min(data.heldOut, MOST_CODES);
  const [loc, scale]: [number[], number[]] = [[], []];
  for (let first = 0; first < count; first += PART) {
    const { pixels } = await engine.heldOut(
      Array.from({ length: Math.min(PART, count - first) }, (_, at) => first + at),
    );
    const posterior = await engine.encode(Float32Array.from(pixels, (level) => level / 255));
    for (const value of posterior.loc) loc.push(value);
    for (const value of posterior.scale) scale.push(value);
  }
  return codesTable({
    dimensions: config.model.latentDim,
    labels: data.labelled ? await engine.labels() : null,
    loc,
    scale: can.posterior ? scale : [],
  });
}

async function png(images: ImageGrid, times: number): Promise<Blob> {
  const grid = { columns: SAMPLES.columns, gap: 0 };
  const small = document.createElement('canvas');
  paintImageGrid(small, images, grid, plain);
  const size = gridSize(images, images.count, grid);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [size.width * times, size.height * times];
  const context = canvas.getContext('2d')!;
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) =>
        blob ? resolve(blob) : reject(new Error(msg('This browser could not write the picture.'))),
      'image/png',
    ),
  );
}
