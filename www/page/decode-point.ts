// The image of the code that the visitor holds.
import { planeOf } from '../protocol/kinds';
import type { Engine } from '../protocol/messages';
import { capabilitiesAtHand } from '../store/kind';
import type { Code } from '../store/state';
import type { Store } from '../store/store';

/**
 * Nothing where the plane is a projection that has not been drawn yet: it says which codes its
 * places stand for.
 */
export async function decodePoint(
  store: Store,
  engine: Pick<Engine, 'decodePlane'>,
  point: Code,
): Promise<void> {
  const { config, frame } = store.state;
  if (
    !config ||
    (planeOf(capabilitiesAtHand(store.state), config.model) === 'projection' && !frame?.latent)
  )
    return;
  store.dispatch({ type: 'decoded', images: await engine.decodePlane(Float32Array.from(point)) });
}
