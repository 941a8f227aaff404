// The code of a panel's element, when it is first wanted: most pages of others show two or three.
import type { PanelName } from '../store/state';

const ELEMENTS = import.meta.glob('./*/*-panel.ts');

export async function loadPanel(name: PanelName): Promise<void> {
  await ELEMENTS[`./${name}/${name}-panel.ts`]!();
}
