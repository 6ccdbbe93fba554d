// Keeps the page for a phone without the network. The page's files belong
// together and come from one copy of them; the lists come from the server
// whenever it answers. What stands in an address (a certificate's code) is
// neither kept nor sent on.
const version = 'VERSION'; // put in, with the files, when the page is written
const files = ['FILES']; // './' is index.html
const lists = ['keys.txt', 'revocations.txt'];
const kept = 'page ' + version;
const patience = 4000; // ms for the server before the kept list serves

const base = new URL('./', location.href).pathname;

self.addEventListener('install', (e) => {
  e.waitUntil((async () => {
    const cache = await caches.open(kept);
    await cache.addAll(files.map((f) => new Request(f, { cache: 'no-cache' })));
    const last = await caches.open('lists');
    await last.addAll(lists.map((f) => new Request(f, { cache: 'no-cache' })));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (e) => {
  e.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('page ') && name !== kept) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener('fetch', (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(base)) return;
  const name = url.pathname.slice(base.length);
  if (e.request.mode === 'navigate' && /^(?:(?:\d|%3\d)*|index\.html)$/.test(name)) e.respondWith(own('./'));
  else if (lists.includes(name)) e.respondWith(fresh(name));
  else if (files.includes(name)) e.respondWith(own(name));
});

/** own gives a file of the page. */
async function own(name) {
  const cache = await caches.open(kept);
  return (await cache.match(name)) || fetch(name, { cache: 'no-cache' });
}

/** fresh gives the server's list, or the kept one if it does not answer in time. */
async function fresh(name) {
  const cache = await caches.open('lists');
  const last = await cache.match(name);
  const stop = new AbortController();
  const timer = last && setTimeout(() => stop.abort(), patience);
  try {
    const reply = await fetch(name, { cache: 'no-cache', signal: stop.signal });
    if (!reply.ok && last) return last;
    if (reply.ok) await cache.put(name, reply.clone());
    return reply;
  } catch (fault) {
    if (last) return last;
    throw fault;
  } finally {
    clearTimeout(timer);
  }
}
