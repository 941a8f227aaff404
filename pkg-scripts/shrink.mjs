// Takes out of an artifact what serves no visitor: the names of functions, and functions that are
// linked in but never called here.
// usage: node pkg-scripts/shrink.mjs FILE.wasm     in place
import fs from 'node:fs';
import binaryen from 'binaryen';

/** What browsers read; with all features, imports would be written that none can. */
const FEATURES = /** @type {const} */ ([
  'SIMD128',
  'RelaxedSIMD',
  'BulkMemory',
  'BulkMemoryOpt',
  'SignExt',
  'MutableGlobals',
  'NontrappingFPToInt',
  'ReferenceTypes',
  'Multivalue',
  'CallIndirectOverlong',
]);

/**
 * Rust cannot know that these are never reached, since a number decides it while the program runs.
 * Whatever they alone call goes with them, a tenth of the artifact for WebGPU. One that is called
 * after all traps, as any other defect does.
 *
 * Each pattern is a function's whole name: the compiler merges equal functions under one of their
 * names, as it does with what drops a value, so that a part of a name may stand for something quite
 * different.
 */
const NEVER_CALLED = [
  // No tensor here holds quantised numbers.
  /^burn_backend::backend::ops::qtensor::QTensorOps::(q_|quantize)\w+::h\w+$/,
  /^burn_\w+::ops::qtensor::<impl [^{]+>::\w+::h\w+$/,
  /^burn_backend::quantization::scheme::\w+::h\w+$/,
  // Kernels are built, not read from text.
  /^<[^{]+ as pliron::parsable::Parsable>::parse::h\w+$/,
];

const [file] = process.argv.slice(2);
const module = binaryen.readBinary(fs.readFileSync(file));
module.setFeatures(
  FEATURES.reduce((all, name) => all | binaryen.Features[name], binaryen.Features.MVP),
);
for (const { name, params, results } of functions()) {
  if (!NEVER_CALLED.some((pattern) => pattern.test(name))) continue;
  module.removeFunction(name);
  module.addFunction(name, params, results, [], module.unreachable());
}
module.runPasses([
  'remove-unused-module-elements',
  'duplicate-function-elimination',
  'strip-debug',
  'strip-producers',
]);
fs.writeFileSync(file, module.emitBinary());

function functions() {
  const all = Array.from({ length: module.getNumFunctions() }, (_, at) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(at)),
  );
  return all.filter((info) => info.module === ''); // the others are imported
}
