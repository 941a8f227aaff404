// Takes a safetensors file apart and puts it together again, right or wrong.
export interface Tensor {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

export type Header = Record<string, Tensor> & { __metadata__?: Record<string, string> };

/** The file after a change of its header, or of the bytes of its tensors. */
export function changed(
  file: Uint8Array,
  change: (header: Header, data: Buffer) => void,
): Uint8Array {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(Buffer.from(file.subarray(8, 8 + length)).toString()) as Header;
  const data = Buffer.from(file.subarray(8 + length));
  change(header, data);
  return assembled(Buffer.from(JSON.stringify(header)), data);
}

/** One that says its header is so long, which it isn't. */
export function boasting(length: bigint): Uint8Array {
  const file = Buffer.alloc(64, ' ');
  file.writeBigUInt64LE(length);
  return file;
}

function assembled(header: Buffer, data: Buffer): Uint8Array {
  const padded = Buffer.concat([header, Buffer.alloc((8 - (header.length % 8)) % 8, ' ')]);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([length, padded, data]);
}
