// What a user of the package may write. It is copied to a project of its own, where `vae-lab` is
// installed.
import {
  createEngine,
  ERROR_NAMES,
  type EngineEvent,
  type EngineHandle,
  type ErrorName,
  type SessionConfig,
} from 'vae-lab';

const losses: number[] = [];
let config: SessionConfig | undefined;

const handle: EngineHandle = createEngine();
const { engine, terminate } = handle;
await engine.start({ device: 'cpu' }, (event: EngineEvent) => {
  if (event.type === 'ready') config = event.config;
  if (event.type === 'progress') losses.push(...(event.report.terms.loss ?? []));
  // @ts-expect-error: there is no such event, which shows that the types are more than any
  if (event.type === 'no-such-event') return;
});
await engine.step(5);
const drawn = await engine.sample(4, 1);
await engine.tune({ training: { learningRate: 0.01 } });
const { loc } = await engine.encode(drawn);
const steps: number[] = [];
for await (const { step } of engine.train({ steps: 3, signal: AbortSignal.timeout(60_000) }))
  steps.push(step);
// @ts-expect-error: there is no such setting
await engine.tune({ training: { speed: 1 } }).catch(() => {});

const known = (name: string): name is ErrorName =>
  (ERROR_NAMES as readonly string[]).includes(name);
const refusal = await engine
  .configure({ ...config!, training: { ...config!.training, batchSize: 0 } })
  .catch((error: Error) => error.name);
terminate();

Object.assign(globalThis, {
  losses: losses.slice(0, 5),
  codes: loc.length,
  lastStep: steps.at(-1),
  pixels: drawn.pixels.length,
  refusal: typeof refusal === 'string' && known(refusal) ? refusal : null,
});
