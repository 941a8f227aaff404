// The page without a network. The build writes FILES and VERSION: what every visitor needs, and a
// name for just these files; CPU, of which each browser needs one engine; and RELAXED_SIMD, by
// which it is known which.
const CACHE = `vae-lab-page-${VERSION}`;

const cpu = (WebAssembly.validate(Uint8Array.from(RELAXED_SIMD)) && CPU.relaxed) || CPU.plain;
const wanted = cpu ? [...FILES, cpu] : FILES;
addEventListener('install', (event) =>
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(wanted))),
);

// A new version waits until no tab has the old one open, so what is thrown away here serves nobody.
addEventListener('activate', (event) => event.waitUntil(throwAwayOldOnes()));

addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && new URL(url).origin === location.origin)
    event.respondWith(answer(event.request));
});

async function throwAwayOldOnes() {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith('vae-lab-page-') && name !== CACHE)
      .map((name) => caches.delete(name)),
  );
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const url = new URL(request.url);
  const home = new URL('./', location.href).pathname;
  // Links carry settings behind the ?, which make it no other page.
  const kept = await cache.match(url.pathname === home ? 'index.html' : request, {
    ignoreSearch: true,
  });
  // The page itself is asked for anew where there is a network, so that nobody is left with an old
  // one; the names of all other files change with what is in them.
  if (request.mode === 'navigate')
    return fetch(request).catch((error) => kept ?? Promise.reject(error));
  if (kept) return kept;
  const response = await fetch(request);
  // The WebGPU engine is too large to be fetched for everybody: it is kept once it has been used.
  if (response.ok && url.pathname.endsWith('.wasm')) await cache.put(request, response.clone());
  return response;
}
