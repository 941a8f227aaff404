// The reason with which something is refused.
import { reasonOf, type Reason } from '../../../www/data/reasons';

export function reasonFrom(work: () => unknown): Reason | null {
  try {
    work();
  } catch (error) {
    return reasonOf(error);
  }
  throw new Error('this should have been refused');
}
