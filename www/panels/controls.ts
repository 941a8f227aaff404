// The controls of all panels that have one, in the order of the page.
import type { Control } from './control';
import { PANELS, type RegisteredPanel } from './registry';

const FOUND = import.meta.glob<Control>('./*/control.ts', { eager: true, import: 'default' });

export const CONTROLS: readonly { panel: RegisteredPanel; control: Control }[] = PANELS.flatMap(
  (panel) => {
    const control = FOUND[`./${panel.name}/control.ts`];
    return control ? [{ panel, control }] : [];
  },
);
