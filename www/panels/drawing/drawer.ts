// Asks the engine about the drawing, while it is drawn and as training goes on.
import type { Engine, EngineEvent } from '../../protocol/messages';
import type { ImageSet } from '../../protocol/wasm-api';
import { fitInk } from '../../views/ink';
import { isBrightOnDark } from '../../views/tone';
import { capabilitiesAtHand } from '../../store/kind';
import { latestWins } from '../../store/latest';
import type { PageState } from '../../store/state';
import type { Store } from '../../store/store';
import { joining, type Taught } from './state';
import { drawingsAlone, taughtWith, withDrawings } from './training-set';

/**
 * How often a drawing that rests is looked at again while the model learns: each look interrupts
 * training.
 */
const REFRESH_MS = 1000;

type Artist = Pick<Engine, 'reconstruct' | 'encode' | 'recognise' | 'images'>;

/** Drawings follow the data: bright strokes on black, or dark ones on white. */
export function drawsBright({ gallery }: Pick<PageState, 'gallery'>): boolean {
  return gallery === null || isBrightOnDark(gallery.images);
}

export class Drawer {
  #lastLook = 0;
  readonly #look: (time: number) => void;

  /** `ask` brings work to the engine at hand, and tells the visitor what it refuses. */
  constructor(
    readonly store: Store,
    readonly ask: (work: (engine: Artist) => Promise<void>) => Promise<void>,
  ) {
    this.#look = latestWins(
      (time) => ((this.#lastLook = time), this.ask((engine) => this.#see(engine))),
    );
  }

  /** The drawing has changed. */
  look(time: number): void {
    if (this.#image()) this.#look(time);
  }

  /** The model or its classes have changed, or it has learnt. */
  follow({ type }: EngineEvent, visible: boolean, time: number): void {
    const changed = ['ready', 'model', 'device', 'labels'].includes(type);
    if (changed || (type === 'progress' && visible && time - this.#lastLook > REFRESH_MS))
      this.look(time);
  }

  /** The first time, a small classifier is trained on the labelled images. */
  async recognise(engine: Artist): Promise<void> {
    const { store } = this;
    const [image, { data, drawing }] = [this.#image(), store.state];
    if (!image || drawing.classifier !== 'none') return;
    store.dispatch({ type: 'classifier', classifier: 'training' });
    try {
      await engine.recognise(image);
    } catch (refused) {
      if (sameData(data, store.state.data))
        store.dispatch({ type: 'classifier', classifier: 'none' });
      throw refused;
    }
    if (!sameData(data, store.state.data)) return;
    store.dispatch({ type: 'classifier', classifier: 'ready' });
    await this.#see(engine);
  }

  /** The images to learn from next, with the kept drawings among them or of those only. */
  async trainingSet(
    engine: Artist,
    only: boolean,
  ): Promise<{ set: ImageSet; taught: Taught; ids: number[] } | null> {
    const { data, drawing } = this.store.state;
    const bright = drawsBright(this.store.state);
    const kept = only ? drawing.tray : joining(drawing.tray, data);
    if (!data || kept.length === 0) return null;
    const taught = taughtWith(only ? null : drawing.taught, only ? null : data.name, kept.length);
    const set = only
      ? drawingsAlone(kept, data, bright, taught.name)
      : withDrawings(await engine.images(), kept, bright, taught.name);
    return { set, taught, ids: kept.map(({ id }) => id) };
  }

  /**
   * As the engine wants it, in 0..1; nothing where there is no drawing, or nobody to look at it.
   */
  #image(): Float32Array | null {
    const { drawing, data, config, phase } = this.store.state;
    if (
      !drawing.ink ||
      !data ||
      !config ||
      phase !== 'ready' ||
      !capabilitiesAtHand(this.store.state).encoder
    )
      return null;
    return Float32Array.from(
      fitInk(drawing.ink, data, drawsBright(this.store.state)).pixels,
      (level) => level / 255,
    );
  }

  async #see(engine: Artist): Promise<void> {
    const image = this.#image();
    if (!image) return;
    const { model, drawing } = this.store.state;
    const [reconstruction, { loc, scale }, recognition] = await Promise.all([
      engine.reconstruct(image),
      engine.encode(image),
      drawing.classifier === 'ready' ? engine.recognise(image) : null,
    ]);
    if (this.store.state.model !== model) return; // seen by a model that is gone
    this.store.dispatch({
      type: 'drawing-seen',
      seen: { reconstruction, loc, scale, probabilities: recognition?.probabilities ?? null },
    });
  }
}

function sameData(before: PageState['data'], now: PageState['data']): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}
