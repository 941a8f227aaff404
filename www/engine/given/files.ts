// A saved run as a program has it: bytes in whatever they come.
import { msg, str } from '@lit/localize';
import { refused, shown } from './numbers';

export async function givenCheckpoint(given: unknown): Promise<Uint8Array> {
  if (given instanceof Uint8Array) return given;
  if (given instanceof ArrayBuffer) return new Uint8Array(given);
  if (ArrayBuffer.isView(given))
    return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  if (given instanceof Blob) return new Uint8Array(await given.arrayBuffer());
  throw refused(
    msg(
      str`A checkpoint is the bytes of a safetensors file, as a Uint8Array, an ArrayBuffer or a Blob, not ${shown(given)}. What lies at an address has to be fetched first.`,
    ),
  );
}
