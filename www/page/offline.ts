// The page without a network: a service worker keeps its files. It starts late, so as not to
// compete with the first picture.
export function keepForOffline(): void {
  if (!import.meta.env.PROD) return;
  register().catch((error) => console.info(`The page will need a network next time: ${error}`)); // private windows refuse
}

/** A frame without an origin may not even name it. */
async function register(): Promise<void> {
  await navigator.serviceWorker?.register('./service-worker.js');
}
