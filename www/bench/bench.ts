// The page: with ?backend= in its address it serves a harness, otherwise a visitor who presses Run.
import { chooseBuild } from '../engine/choose-build';
import { asError } from '../protocol/errors';
import type { DeviceKind } from '../protocol/wasm-api';
import { amount, count } from '../i18n/numbers';
import { MODELS, type ModelName } from './fair';
import { measure, type Timing } from './measure';
import { openBench, type Bench } from './open';

const DEVICES: { kind: DeviceKind; title: string }[] = [
  { kind: 'cpu', title: 'CPU' },
  { kind: 'webgpu', title: 'GPU (WebGPU)' },
];
const AN_EPOCH = 60_000; // images of MNIST, which people have a feeling for

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const [runButton, copyButton, status, rows, machine] = [
  find<HTMLButtonElement>('run'),
  find<HTMLButtonElement>('copy'),
  find('status'),
  find('rows'),
  find('machine'),
];
const opened = new Map<DeviceKind, Bench>(); // a second run must not ask for a second GPU device
const lines: string[] = [];

if (new URLSearchParams(location.search).has('backend')) {
  await import('./module');
  status.textContent = 'Ready for a harness: window.runBench(model, steps).';
  runButton.disabled = true;
} else {
  runButton.addEventListener('click', () => void runAll());
  copyButton.addEventListener('click', () => void copy());
}

async function runAll(): Promise<void> {
  runButton.disabled = true;
  copyButton.hidden = true;
  rows.replaceChildren();
  lines.length = 0;
  for (const { kind, title } of DEVICES) await runDevice(kind, title);
  machine.textContent = navigator.userAgent;
  lines.push(navigator.userAgent);
  status.textContent = 'Done.';
  copyButton.hidden = false;
  runButton.disabled = false;
}

async function runDevice(kind: DeviceKind, title: string): Promise<void> {
  say(`${title}: starting…`);
  try {
    const choice = await chooseBuild(kind === 'cpu' ? 'cpu' : 'auto', navigator.gpu);
    if (choice.kind !== kind)
      return note(title, choice.reason().replace('Training on the CPU', 'Not measured'));
    const bench = opened.get(kind) ?? (await openBench(kind));
    opened.set(kind, bench);
    for (const model of Object.keys(MODELS) as ModelName[]) {
      say(`${title}: ${MODELS[model].title}…`);
      await painted();
      addRow(
        kind === 'cpu' ? title : `${title}, ${bench.device.adapter}`,
        model,
        await measure(bench.run, model),
      );
    }
  } catch (error) {
    note(title, asError(error).message);
  }
}

function addRow(
  device: string,
  model: ModelName,
  { msPerStep, best, firstStepMs, lossAtTen }: Timing,
): void {
  const { title, batchSize } = MODELS[model];
  const cells = [
    device,
    title,
    digits(msPerStep),
    digits(best),
    count(firstStepMs),
    digits((msPerStep * AN_EPOCH) / batchSize / 1000),
    amount(lossAtTen, 1),
  ];
  lines.push(cells.join('\t'));
  const row = document.createElement('tr');
  row.append(...cells.map((text, i) => cell(i < 2 ? 'th' : 'td', text)));
  rows.append(row);
}

function note(device: string, text: string): void {
  lines.push(`${device}\t${text}`);
  const row = document.createElement('tr');
  const reason = cell('td', text) as HTMLTableCellElement;
  reason.colSpan = 6;
  reason.className = 'note';
  row.append(cell('th', device), reason);
  rows.append(row);
}

function cell(tag: 'th' | 'td', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  if (tag === 'th') element.setAttribute('scope', 'row');
  return element;
}

async function copy(): Promise<void> {
  const head = [...document.querySelectorAll('thead th')]
    .map((heading) => heading.textContent)
    .join('\t');
  try {
    await navigator.clipboard.writeText([head, ...lines].join('\n'));
    say('Copied, as text for a spreadsheet or a bug report.');
  } catch {
    say('This browser does not let the page copy. Select the table instead.');
  }
}

function say(text: string): void {
  status.textContent = text;
}

const digits = (value: number) => amount(value, value < 10 ? 2 : 1);

/** After the browser has drawn: the next thing may fill this thread for a while. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
