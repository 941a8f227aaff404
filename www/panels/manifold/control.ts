// The plane, decoded: the same picture as behind the plane of codes.
import { planeRequest } from '../../store/plane';
import type { Control } from '../control';

export default {
  views: { latent: { ask: planeRequest, ahead: true } },
} satisfies Control;
