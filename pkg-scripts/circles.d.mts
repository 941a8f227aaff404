export function circles(main: string): string[][];
