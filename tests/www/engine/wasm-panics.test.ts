import { expect, test } from 'vitest';
import { CrashGuard } from '../../../www/engine/crash-guard';
import { culprits } from '../../../www/engine/wasm-panics';

const [cpu, gpu] = [new CrashGuard(), new CrashGuard()];
const lines = new Map([
  [cpu, '/assets/cpu.wasm'],
  [gpu, '/assets/gpu.wasm'],
]);
const trap = (stack: string) =>
  Object.assign(new WebAssembly.RuntimeError('unreachable'), { stack });

test('a trap is blamed on the wasm that its stack names', () => {
  expect(
    culprits(trap('at https://cdn.example/assets/gpu.wasm:wasm-function[7]:0x12'), lines),
  ).toEqual([gpu]);
});

test('one whose stack names none is blamed on the wasm that somebody waits for, and else on all', () => {
  expect(culprits(trap('at wasm-function[7]'), lines)).toEqual([cpu, gpu]);
  void cpu.settle(new Promise(() => {})).catch(() => {});
  expect(culprits(trap('at wasm-function[7]'), lines)).toEqual([cpu]);
});

test('a wasm without an address is blamed where no other is named', () => {
  const given = new CrashGuard();
  const both = new Map([...lines, [given, null]]);
  expect(culprits(trap('at /assets/gpu.wasm:1'), both)).toEqual([gpu]);
  void given.settle(new Promise(() => {})).catch(() => {});
  expect(culprits(trap('at wasm-function[7]'), both)).toContain(given);
});

test('a wasm that is dead already is not blamed again', () => {
  cpu.cut(new Error('dead'));
  expect(culprits(trap('at /assets/cpu.wasm:1'), lines)).toEqual([gpu]);
});
