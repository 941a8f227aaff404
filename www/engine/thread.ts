// A thread of Node, as a page has its workers.
import { builtin } from './node';

export type WorkerLike = EventTarget & Pick<Worker, 'postMessage' | 'terminate'>;

export const hasThreads = (): boolean => builtin('node:worker_threads') !== undefined;

/** `address` is that of a file. */
export function startThread(address: string, name: string): WorkerLike {
  const { Worker } = builtin('node:worker_threads')!;
  const thread = new Worker(new URL(address), { name });
  const worker = Object.assign(new EventTarget(), {
    postMessage: (message: unknown, transfer?: readonly Transferable[]) =>
      thread.postMessage(message, transfer),
    terminate: () => void thread.terminate(),
  });
  thread.on('message', (data) => worker.dispatchEvent(new MessageEvent('message', { data })));
  thread.on('messageerror', () => worker.dispatchEvent(new Event('messageerror')));
  thread.on('error', ({ message }) =>
    worker.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message })),
  );
  return worker as WorkerLike;
}
