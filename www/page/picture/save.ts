// Offers a panel as a PNG file.
import { closeUp, compose, scaleOf, sizeOf, type Piece } from '../../views/composition';
import { offerDownload } from '../files';
import { gather } from './gather';
import type { PanelName } from '../../store/state';

const STEP_WIDTH = 160; // of the page's pixels, beside the title

/** `step`: in words, to stand beside the title. */
export async function savePicture(panel: HTMLElement, step: string, name: string): Promise<void> {
  const pieces = closeUp(withStep(gather(panel), panel, step));
  const [scale, size] = [scaleOf(pieces), sizeOf(pieces)];
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(size.width * scale);
  canvas.height = Math.ceil(size.height * scale);
  compose(canvas.getContext('2d')!, pieces, scale, paperOf(panel));
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) offerDownload(new Uint8Array(await blob.arrayBuffer()), name, blob.type);
}

/** What the panel lies upon: the first ground around it that is not seen through. */
function paperOf(panel: HTMLElement): string {
  for (
    let at: Element | null = panel;
    at;
    at = at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host ?? null
  ) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
  }
  return 'white';
}

export function pictureName(panel: PanelName, step: number): string {
  return `vae-lab-${panel}-step-${step}.png`;
}

/** At the right end of the title's line. */
function withStep(pieces: Piece[], panel: HTMLElement, text: string): Piece[] {
  const title = panel.querySelector('h2')!.getBoundingClientRect();
  const right = Math.max(
    title.right + STEP_WIDTH,
    ...pieces.map(({ place }) => place.x + place.width),
  );
  const { fontFamily, color } = getComputedStyle(panel);
  const place = { x: right - STEP_WIDTH, y: title.y, width: STEP_WIDTH, height: title.height };
  return [
    ...pieces,
    {
      kind: 'text',
      text,
      font: { style: 'normal 400', size: 13, family: fontFamily },
      colour: color,
      align: 'right',
      place,
    },
  ];
}
