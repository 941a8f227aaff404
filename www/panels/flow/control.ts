// The step that is shown slowly: what is known of it, and when it is traced anew.
import type { Control } from '../control';
import { flow } from './state';
import { Tracer } from './tracer';

export default {
  slices: { flow },
  answers: ({ store, attempt }) => {
    const tracer = new Tracer(store, attempt);
    return {
      page: { flow: ({ change }) => tracer.change(change) },
      hear: (event) => tracer.hear(event),
      show: (visible) => tracer.show(visible),
      refresh: () => tracer.refresh(),
    };
  },
} satisfies Control;
