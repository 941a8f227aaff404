export interface Declarations {
  imports: Map<string, { from: string; name: string }>;
  statements: unknown[];
  names: Map<string, unknown>;
  stars: { from: string; text: string }[];
}
export function readDeclarations(written: string): Declarations;
