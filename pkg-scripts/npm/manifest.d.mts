export interface Manifest {
  version: string;
  exports: Record<string, string | { types: string; default: string }>;
  customElements: string;
  sideEffects: string[];
  files: string[];
}
export function manifest(): Manifest;
