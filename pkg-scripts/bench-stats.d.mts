export interface Ratio {
  ratio: number;
  peer: string;
}
export type Ratios = Record<string, Record<string, Ratio>>;

export function median(values: readonly number[]): number;
export function againstFastest(ours: { stepMs: number }, peers: readonly { name: string; stepMs?: number }[]): Ratio | undefined;
export function worseThanRecorded(ratios: Ratios, recorded: Ratios): { device: string; model: string; ratio: number; before: number }[];
export function growthExponent(points: readonly (readonly [size: number, cost: number])[]): number;
