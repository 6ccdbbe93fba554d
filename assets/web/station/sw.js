// Keeps the page itself for a reload without the network. Answers of the
// station (/api/…) are never kept: what they say of people stays out of caches.
const kept = 'page';
const page = [
  '/', '/css/theme.css', '/css/verdict.css', '/css/join.css', '/css/desk.css', '/css/phone.css',
  '/js/alone.js', '/js/api.js', '/js/badge.js', '/js/bell.js', '/js/camera.js', '/js/common.js', '/js/counters.js',
  '/js/counts.js', '/js/decoder.js', '/js/desk.js', '/js/dom.js', '/js/door.js', '/js/ended.js', '/js/join.js',
  '/js/link.js', '/js/main.js', '/js/missing.js', '/js/mode.js', '/js/names.js', '/js/outbox.js', '/js/pack.js',
  '/js/person.js', '/js/phone.js', '/js/qr.js', '/js/reader.js', '/js/recent.js', '/js/session.js', '/js/sound.js',
  '/js/store.js', '/js/strand.js', '/js/strandview.js', '/js/time.js', '/js/verdict.js', '/js/waiting.js',
  '/js/walkin.js', '/js/way.js', '/js/words.js', '/vendor/jsqr.js', '/vendor/scrypt.js', '/vendor/uqr.js',
  '/icon.svg', '/manifest.webmanifest', '/words/vi.json', '/words/en.json',
];
const patience = 1500; // ms for the station before the kept copy serves

self.addEventListener('install', (e) => {
  e.waitUntil(caches.open(kept).then((c) => c.addAll(page.map((p) => new Request(p, { cache: 'reload' })))).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (e) => e.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== 'GET' || url.origin !== location.origin || !page.includes(url.pathname)) return;
  e.respondWith(fresh(url.pathname));
});

/** the station's copy, or the kept one if it does not answer in time. */
async function fresh(path) {
  const cache = await caches.open(kept);
  const own = await cache.match(path);
  try {
    const reply = await fetch(path, { cache: 'no-cache', signal: AbortSignal.timeout(own ? patience : 20_000) });
    if (!reply.ok && own) return own;
    if (reply.ok) await cache.put(path, reply.clone());
    return reply;
  } catch (fault) {
    if (own) return own;
    throw fault;
  }
}
