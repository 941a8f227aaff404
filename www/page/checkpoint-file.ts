// A saved model, looked at before the engine sees it: what else a file may be, and what to do then,
// is known on this side.
import { HEAD, looksLike, type Kind } from '../data/kinds';
import { namedError } from '../protocol/errors';
import { sentence } from './import/sentences';

/** The names of files in a zip stand at its end, too. */
const TAIL = 64 * 2 ** 10;

/**
 * The bytes as they are; throws a sentence where they are known to be something else. Whether they
 * fit, the engine says.
 */
export function checkedCheckpoint(file: string, bytes: Uint8Array): Uint8Array {
  const looks = kindOf(bytes);
  if (looks === 'safetensors' || looks === 'unknown') return bytes;
  throw namedError(
    'CheckpointError',
    sentence({ file, why: 'not-what-it-says', wanted: 'safetensors', looks }),
  );
}

function kindOf(bytes: Uint8Array): Kind {
  const looks = looksLike(bytes.subarray(0, HEAD));
  if (looks !== 'zip') return looks;
  const names = new TextDecoder('latin1').decode(bytes.subarray(-TAIL));
  return /\/(data|constants)\.pkl/.test(names) ? 'torch' : looks;
}
