// Brings the held-out images that stand on the page, and where the walk between two of them begins
// and ends.
import type { Engine } from '../protocol/messages';
import { chooseGallery, endsOf, GALLERY_SIZE } from '../store/gallery';
import type { Store } from '../store/store';

/** False where there is nothing to show, or other data came meanwhile, which asks for itself. */
export async function fetchGallery(
  store: Store,
  engine: Pick<Engine, 'labels' | 'heldOut'>,
): Promise<boolean> {
  const { data } = store.state;
  if (!data) return false;
  const labels = data.labelled ? await engine.labels() : null;
  if (store.state.data !== data) return false;
  const gallery = chooseGallery(data.heldOut, labels, GALLERY_SIZE);
  const images = await engine.heldOut(gallery.indices);
  if (store.state.data !== data) return false;
  const usual = endsOf(gallery);
  const ends =
    store.state.ends ?? (usual && { from: usual[0], to: usual[1], path: 'spherical' as const });
  store.dispatch({ type: 'gallery', gallery: { ...gallery, images }, ends });
  return true;
}
