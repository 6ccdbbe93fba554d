// The pack: a salted hash of every badge, by which a desk without the network
// tells a delegate's badge from a stranger's. Names only if the station allows.
import { scrypt } from '../vendor/scrypt.js';
import { Refused, Unreachable, get } from './api.js';
import { me } from './session.js';
import * as link from './link.js';
import * as store from './store.js';

const width = 8; // bytes of a hash

let pack = empty('');
let asking;

function empty(salt) {
  return { salt, n: 0, r: 0, p: 0, total: -1, hashes: new Uint8Array(0), names: [] };
}

const bytes = (base64) => Uint8Array.from(atob(base64 || ''), (c) => c.charCodeAt(0));

/** tells how much of the pack is here: {held, total}; total is -1 before the first answer. */
export const size = () => ({ held: pack.hashes.length / width, total: pack.total });

/** whether every badge's hash is here. */
export const whole = () => pack.total >= 0 && size().held >= pack.total;

export async function open() {
  pack = await store.meta('pack') ?? pack;
  fetchMore();
}

/** fetches what is missing, and looks again for those who registered since. */
async function fetchMore() {
  clearTimeout(asking);
  let pause = 60_000;
  try {
    if (me.state === 'confirmed' && link.up) {
      const more = await get(`/api/pack?from=${size().held}`, 15_000);
      await take(more);
      pause = whole() ? 60_000 : 1000;
    }
  } catch (e) {
    if (!(e instanceof Refused || e instanceof Unreachable)) throw e;
    pause = 5000;
  }
  asking = setTimeout(fetchMore, pause);
}

async function take(more) {
  if (more.salt !== pack.salt) {
    const known = pack.salt !== '';
    pack = empty(more.salt);
    if (known) return; // another sitting: from the beginning
  }
  const fresh = bytes(more.hashes);
  const hashes = new Uint8Array(pack.hashes.length + fresh.length);
  hashes.set(pack.hashes);
  hashes.set(fresh, pack.hashes.length);
  pack = { ...pack, n: more.n, r: more.r, p: more.p, total: more.total, hashes, names: [...pack.names, ...(more.names || [])] };
  await store.write([['meta', pack, 'pack']]);
}

/** looks a badge up: {known: true|false|undefined, name}; undefined where the pack is not whole. */
export function look(badge) {
  if (!pack.hashes.length) return { known: whole() ? false : undefined, name: '' };
  const text = new TextEncoder().encode(badge);
  const own = scrypt(text, bytes(pack.salt), { N: pack.n, r: pack.r, p: pack.p, dkLen: width });
  const all = new BigUint64Array(pack.hashes.slice().buffer);
  const at = all.indexOf(new BigUint64Array(own.slice().buffer)[0]);
  if (at >= 0) return { known: true, name: pack.names[at] || '' };
  return { known: whole() ? false : undefined, name: '' };
}

link.changed.on((up) => { if (up) fetchMore(); });

export function close() {
  clearTimeout(asking);
  pack = empty('');
}
