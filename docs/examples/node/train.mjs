// Trains a small model on the CPU and keeps it in a file that the page opens.
// usage: node train.mjs [STEPS] [FILE]
import { writeFile } from 'node:fs/promises';
import { createEngine } from 'vae-lab';

const [steps = '200', file = 'digits.safetensors'] = process.argv.slice(2);
const { engine, terminate } = createEngine();
try {
  await engine.start({ device: 'cpu', config: 'preset=digits&seed=1' }, (event) => {
    if (event.type === 'warning' || event.type === 'error') console.error(event.message);
  });
  for await (const { step, terms } of engine.train({ steps: Number(steps) }))
    console.log(`step ${step}: a loss of ${terms.loss?.at(-1)?.toFixed(1)} nats for one image`);
  await writeFile(file, await engine.save());
  console.log(`${file} can be opened in the page`);
} finally {
  terminate(); // else its thread keeps the program from ending
}
