// Errors cross the worker's boundary with their code and fields; comlink itself passes on name,
// message and stack alone.
import { transferHandlers } from 'comlink';
import { sentenceOf } from '../protocol/sentence';

const thrown = transferHandlers.get('throw')!;

transferHandlers.set('throw', {
  ...thrown,
  serialize(marked: { value: unknown }) {
    const [plain, transferables] = thrown.serialize(marked) as [{ value: object }, Transferable[]];
    if (marked.value instanceof Error) Object.assign(plain.value, sentenceOf(marked.value));
    return [plain, transferables];
  },
});
