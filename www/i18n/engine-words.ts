// Chinese for the names and help texts that come from the engine, by their English.
export const zh: ReadonlyMap<string, string> = new Map([
  ['Model', '模型'],
]);
