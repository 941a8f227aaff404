// Which view is worth computing now: those that changed, none too often, all of them within a share
// of the time.
import type { Generation } from '../protocol/hosted';
import type { ViewRequest } from '../protocol/messages';
import type { ViewName } from './views';

const VIEWS_SHARE = 0.15;
const SHORTEST_INTERVAL_MS: Record<ViewName, number> = {
  samples: 125,
  reconstructions: 125,
  interpolation: 125,
  latent: 1000,
  summary: 1000,
  traversals: 500,
  scores: 500,
};

/** A request for a view, as long as neither the request nor the model is another one. */
export interface Entry {
  readonly name: ViewName;
  asked: string; // the request and the model it was made of, to see whether a new one differs
  stale: boolean;
  drawn: boolean; // of this model: the first time also compiles, which says nothing about the next
  broken: boolean; // it failed, and would again: not before another request or model
  notBefore: number;
}

export class ViewSchedule {
  #entries = new Map<ViewName, Entry>();

  /** New requests. A view that changed is due at once, the others keep their place. */
  request(views: ViewRequest, generation: Generation = 0): void {
    const before = this.#entries;
    this.#entries = new Map();
    for (const name of Object.keys(SHORTEST_INTERVAL_MS) as ViewName[]) {
      if (!views[name]) continue;
      const asked = JSON.stringify([generation, views[name]]);
      const old = before.get(name);
      this.#entries.set(
        name,
        old?.asked === asked
          ? old
          : {
              name,
              asked,
              stale: true,
              drawn: old?.drawn ?? false,
              broken: false,
              notBefore: -Infinity,
            },
      );
    }
  }

  /** The model took steps: every picture is out of date, none is urgent. */
  modelTrained(): void {
    for (const entry of this.#entries.values()) entry.stale = true;
  }

  /** Another model or other data: every picture is wrong. */
  modelReplaced(): void {
    // New entries: how a picture that is being drawn of the model before turns out says nothing
    // about the next.
    for (const [name, entry] of this.#entries)
      this.#entries.set(name, {
        ...entry,
        stale: true,
        drawn: false,
        broken: false,
        notBefore: -Infinity,
      });
  }

  /** The next view to compute. `hurry`: training rests, so only what is up to date can wait. */
  next(now: number, hurry: boolean): ViewName | undefined {
    for (const [name, { stale, broken, notBefore }] of this.#entries) {
      if (stale && !broken && (hurry || now >= notBefore)) return name;
    }
    return undefined;
  }

  /** Call before computing: steps taken meanwhile make the picture stale again. */
  started(name: ViewName): Entry {
    const entry = this.#entries.get(name)!;
    entry.stale = false;
    return entry;
  }

  failed(entry: Entry): void {
    entry.broken = true;
  }

  finished(entry: Entry, now: number, tookMs: number): void {
    const withinShare = entry.drawn ? (tookMs * this.#entries.size) / VIEWS_SHARE : 0; // each view gets an equal part
    entry.drawn = true;
    entry.notBefore = now + Math.max(SHORTEST_INTERVAL_MS[entry.name], withinShare);
  }
}
