export interface Rendered {
  html: string;
  title: string;
  headings: { level: number; text: string; id: string }[];
  links: string[];
  live: boolean;
}

export function render(markdown: string, resolve: (href: string) => string, tables: Record<string, string>): Promise<Rendered>;
