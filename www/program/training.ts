// Training as a loop of the program's own, report after report.
import { whole } from '../engine/given/numbers';
import { namedError } from '../protocol/errors';
import type { Engine as WorkerEngine, EngineEvent } from '../protocol/messages';
import type { TrainReport } from '../protocol/rust-types';
import type { TrainOptions } from './engine';
import { Mailbox } from './mailbox';

export interface Trained {
  engine: WorkerEngine;
  /** Tells what is heard from now on, until what it returns is called. */
  listen(hear: (event: EngineEvent) => void): () => void;
  /** Aborts when the engine is ended. */
  ended: AbortSignal;
}

export async function* train(
  { engine, listen, ended }: Trained,
  { steps = Infinity, signal }: TrainOptions = {},
): AsyncGenerator<TrainReport, void, undefined> {
  const count = steps === Infinity ? Infinity : whole(steps, 'steps');
  signal?.throwIfAborted();
  await engine.pause();
  const first = (await engine.model()).step;
  const goal = first + count;
  if (count === 0) return;

  const reports = new Mailbox<TrainReport>();
  let runs = false;
  const stopListening = listen((event) => {
    if (event.type === 'progress') reports.put(event.report);
    else if (event.type === 'error') reports.fail(namedError(event.name, event.message, event));
    else if (event.type === 'model')
      reports.fail(
        namedError('OutdatedError', 'Another model has come in place of the one that was trained.'),
      );
    else if (event.type === 'state') {
      if (runs && !event.running) reports.end();
      runs = event.running;
    }
  });
  const leaving = new AbortController();
  for (const each of [signal, ended])
    each?.addEventListener('abort', () => reports.fail(each.reason), leaving);
  try {
    await engine.play(goal);
    signal?.throwIfAborted();
    for (let step = first; step < goal;) {
      const report = await reports.take();
      if (!report) return;
      yield report;
      step = report.step;
    }
  } finally {
    stopListening();
    leaving.abort();
    if (!ended.aborted) await engine.pause().catch(() => {}); // what has stopped it was told
  }
}
