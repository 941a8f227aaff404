// Refusals cross from the import worker to the page as what they are: of other errors Comlink
// carries only name and message.
import { transferHandlers, type TransferHandler } from 'comlink';
import { Refusal, type Reason } from './reasons';

type Thrown = { value: unknown };
type Crossing = { refusal: Reason };

/**
 * Both sides call it once, before anything is said. All else that is thrown, also to other workers,
 * crosses as it did.
 */
export function letRefusalsCross(): void {
  const ordinary = transferHandlers.get('throw') as TransferHandler<Thrown, object>;
  const handler: TransferHandler<Thrown, object> = {
    canHandle: (value): value is Thrown => ordinary.canHandle(value),
    // Cloned, not written as JSON: NaN stays NaN.
    serialize: (thrown) =>
      thrown.value instanceof Refusal
        ? [{ refusal: thrown.value.reason } satisfies Crossing, []]
        : ordinary.serialize(thrown),
    deserialize(sent) {
      if ('refusal' in sent) throw new Refusal((sent as Crossing).refusal);
      return ordinary.deserialize(sent);
    },
  };
  transferHandlers.set('throw', handler);
}
