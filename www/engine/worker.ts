// The worker that owns wasm, device, data and training. The page talks to it through client.ts.
import { expose } from 'comlink';
import { LabEngine } from './engine';

expose(new LabEngine());
