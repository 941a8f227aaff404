// Asks the engine for what the visitor looks at on the plane of codes.
import type { Engine, PlaneWindow } from '../../protocol/messages';
import { latestWins } from '../../store/latest';
import type { Store } from '../../store/store';
import type { Host } from '../control';
import type { Caught } from '../../store/plane';

const MOST_LISTED = 60;
const RESTS_MS = 150; // until then the last picture is moved along with the window

export class PlaneExplorer {
  #resting: ReturnType<typeof setTimeout> | undefined;
  readonly #lookAt = latestWins((point: number) =>
    this.host.attempt(async (engine) => {
      if (this.store.state.plane.point !== point) return;
      const [image, posterior] = await Promise.all([
        engine.heldOut([point]),
        engine.posteriorOnPlane(point),
      ]);
      this.store.dispatch({ type: 'plane-closeup', point, closeup: { image, posterior } });
    }),
  );

  constructor(
    readonly store: Store,
    readonly host: Pick<Host, 'attempt' | 'syncViews'>,
  ) {}

  /** The engine draws what the window shows once the hand rests. */
  move(window: PlaneWindow | null): void {
    this.store.dispatch({ type: 'plane-window', window });
    clearTimeout(this.#resting);
    this.#resting = setTimeout(
      () => (this.store.dispatch({ type: 'plane-asked' }), this.host.syncViews()),
      RESTS_MS,
    );
  }

  look(point: number | null): void {
    this.store.dispatch({ type: 'plane-point', point });
    this.refresh();
  }

  /** The plane was drawn anew: what the visitor looks at may have moved. */
  refresh(): void {
    const { point } = this.store.state.plane;
    if (point !== null) this.#lookAt(point);
  }

  /** Puts these points on the list, with their images as soon as they come. */
  pick(points: readonly number[] | null): Promise<void> {
    return this.host.attempt((engine) => this.#pick(engine, points));
  }

  async #pick(engine: Pick<Engine, 'heldOut'>, points: readonly number[] | null): Promise<void> {
    const labels = this.store.state.frame?.latent?.labels;
    const labelOf = (point: number): number | null => labels?.[point] ?? null;
    const sorted = [...(points ?? [])].sort(
      (a, b) => (labelOf(a) ?? 0) - (labelOf(b) ?? 0) || a - b,
    );
    const listed = evenly(sorted, MOST_LISTED).map((point) => ({ point, label: labelOf(point) }));
    const caught: Caught | null = points && { points: sorted, listed, images: null };
    this.store.dispatch({ type: 'plane-caught', caught });
    if (!caught || sorted.length === 0) return;
    const images = await engine.heldOut(listed.map(({ point }) => point));
    if (this.store.state.plane.caught === caught)
      this.store.dispatch({ type: 'plane-caught', caught: { ...caught, images } });
  }
}

/** At most `count` of the values, from the first to the last. */
function evenly<T>(values: readonly T[], count: number): T[] {
  if (values.length <= count) return [...values];
  return Array.from(
    { length: count },
    (_, at) => values[Math.floor((at * values.length) / count)]!,
  );
}
