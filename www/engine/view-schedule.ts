// Which view is worth computing now: those that changed, none too often, all of them within a share of the time.
import type { ViewRequest } from './messages';
import type { ViewName } from './views';

const VIEWS_SHARE = 0.15;
const SHORTEST_INTERVAL_MS: Record<ViewName, number> = {
  samples: 125, reconstructions: 125, interpolation: 125, latent: 1000, summary: 1000, traversals: 500, scores: 500,
};

interface Entry {
  asked: string; // the request, to see whether a new one differs
  stale: boolean;
  drawn: boolean; // of this model: the first time also compiles, which says nothing about the next
  broken: boolean; // it failed, and would again: not before another request or model
  notBefore: number;
}

export class ViewSchedule {
  #entries = new Map<ViewName, Entry>();

  /** New wishes. A view that changed is due at once, the others keep their place. */
  request(views: ViewRequest): void {
    const before = this.#entries;
    this.#entries = new Map();
    for (const name of Object.keys(SHORTEST_INTERVAL_MS) as ViewName[]) {
      if (!views[name]) continue;
      const asked = JSON.stringify(views[name]);
      const old = before.get(name);
      this.#entries.set(name, old?.asked === asked ? old : { asked, stale: true, drawn: old?.drawn ?? false, broken: false, notBefore: -Infinity });
    }
  }

  /** The model took steps: every picture is out of date, none is urgent. */
  modelTrained(): void {
    for (const entry of this.#entries.values()) entry.stale = true;
  }

  /** Another model or other data: every picture is wrong. */
  modelReplaced(): void {
    for (const entry of this.#entries.values()) Object.assign(entry, { stale: true, drawn: false, broken: false, notBefore: -Infinity });
  }

  /** The next view to compute. `hurry`: training rests, so only what is up to date can wait. */
  next(now: number, hurry: boolean): ViewName | undefined {
    for (const [name, { stale, broken, notBefore }] of this.#entries) {
      if (stale && !broken && (hurry || now >= notBefore)) return name;
    }
    return undefined;
  }

  /** Call before computing: steps taken meanwhile make the picture stale again. */
  started(name: ViewName): void {
    const entry = this.#entries.get(name);
    if (entry) entry.stale = false;
  }

  failed(name: ViewName): void {
    const entry = this.#entries.get(name);
    if (entry) entry.broken = true;
  }

  finished(name: ViewName, now: number, tookMs: number): void {
    const entry = this.#entries.get(name);
    if (!entry) return;
    const withinShare = entry.drawn ? (tookMs * this.#entries.size) / VIEWS_SHARE : 0; // each view gets an equal part
    entry.drawn = true;
    entry.notBefore = now + Math.max(SHORTEST_INTERVAL_MS[name], withinShare);
  }
}
