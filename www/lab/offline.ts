// The page without a network: a service worker keeps its files. It starts late, so as not to compete with the first picture.
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('./service-worker.js').catch((error) => console.info(`The page will need a network next time: ${error}`)); // private windows refuse
}
