// What is measured on request, and the summary of the codes, where there are codes.
import { capabilitiesAtHand } from '../../store/kind';
import type { Control } from '../control';
import { PLANS } from './plans';

const SUMMARY_IMAGES = 500;

export default {
  views: {
    summary: {
      ask: (state) => (capabilitiesAtHand(state).encoder ? { images: SUMMARY_IMAGES } : null),
      ahead: false,
    },
  },
  plans: PLANS,
} satisfies Control;
