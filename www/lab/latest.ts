/**
 * Calls `work` with one argument at a time. What arrives meanwhile waits in a single place, where the newest
 * replaces the older: a drag asks for hundreds of pictures, and only the last one matters.
 */
export function latestWins<T>(work: (argument: T) => Promise<void>): (argument: T) => void {
  let busy = false;
  let waiting: { argument: T } | null = null;
  async function run(argument: T): Promise<void> {
    busy = true;
    try {
      await work(argument);
    } finally {
      busy = false;
      const next = waiting;
      waiting = null;
      if (next) void run(next.argument);
    }
  }
  return (argument) => {
    if (busy) waiting = { argument };
    else void run(argument);
  };
}
