// How two models differ on the same images.
import { meanAndError } from '../../engine/mean-and-error';

/**
 * How much larger the right values are on average, and its standard error, of pairs that belong to
 * the same images.
 */
export function pairedDifference(
  left: readonly number[],
  right: readonly number[],
): ReturnType<typeof meanAndError> {
  return meanAndError(right.map((value, at) => value - left[at]!));
}
