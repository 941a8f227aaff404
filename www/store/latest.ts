/**
 * Calls `work` with one argument at a time, or with `atOnce`. What arrives meanwhile waits in a
 * single place, where the newest replaces the older: a drag asks for hundreds of pictures, and only
 * the last one matters.
 */
export function latestWins<T>(
  work: (argument: T) => Promise<void>,
  atOnce = 1,
): (argument: T) => void {
  let busy = 0;
  let waiting: { argument: T } | null = null;
  async function run(argument: T): Promise<void> {
    busy++;
    try {
      await work(argument);
    } finally {
      busy--;
      const next = waiting;
      waiting = null;
      if (next) void run(next.argument);
    }
  }
  return (argument) => {
    if (busy >= atOnce) waiting = { argument };
    else void run(argument);
  };
}
