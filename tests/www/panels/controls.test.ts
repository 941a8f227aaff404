import { describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../www/protocol/messages';
import { createStore } from '../../../www/page/create-store';
import { CONTROLS } from '../../../www/panels/controls';
import { readyState } from '../page/samples';

const store = createStore(readyState(), () => {});
const host = {
  store,
  attempt: vi.fn((work: (engine: Engine) => Promise<void>) => work({} as Engine)),
  syncViews: vi.fn(),
  learnFrom: vi.fn(),
};
const answers = CONTROLS.flatMap(({ control }) => control.answers?.(host) ?? []);

describe('the controls of panels', () => {
  it('answer each request once', () => {
    for (const part of ['page', 'run'] as const) {
      const types = answers.flatMap((answer) => Object.keys(answer[part] ?? {}));
      expect(new Set(types).size, part).toBe(types.length);
    }
  });

  it('change the state, and have the engine asked for other pictures', () => {
    const traverse = answers.find(({ page }) => page?.traverse)!.page!.traverse!;
    void traverse({ type: 'traverse', rows: 24 });
    expect(store.state.traversals.rows).toBe(24);
    expect(host.syncViews).toHaveBeenCalledOnce();
  });

  it('listen to the engine without asking it anything while nobody looks', () => {
    for (const { hear } of answers) hear?.({ type: 'state', running: true }, false);
    expect(host.attempt).not.toHaveBeenCalled();
  });
});
