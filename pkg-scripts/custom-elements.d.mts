type Api = Pick<typeof import('../www/element/api'), 'ATTRIBUTES' | 'PROPERTIES' | 'METHODS' | 'EVENTS' | 'PARTS' | 'CUSTOM_PROPERTIES'>;
interface NamedEntry {
  name: string;
  description?: string;
}
export interface ElementDeclaration {
  attributes: NamedEntry[];
  members: (NamedEntry & { kind: string; parameters?: object[]; return?: object })[];
  events: NamedEntry[];
  cssParts: NamedEntry[];
  cssProperties: NamedEntry[];
}
export interface Module {
  path: string;
  declarations?: ElementDeclaration[];
  exports: object[];
}
export function readApi(): Promise<Api>;
export function customElements(api: Api): { schemaVersion: string; modules: [Module, Module] };
