// Everything that must not be lost goes through the outbox: it is written
// down, then sent, one after the other, and crossed out once the station has
// answered. A request sent twice counts once.
import { Bell } from './bell.js';
import { post, Refused, Unreachable } from './api.js';
import { me, now } from './session.js';
import * as link from './link.js';
import * as store from './store.js';

export const changed = new Bell(); // rings with how many wait
export const late = new Bell(); // rings with the answer to a scan that had waited

/** what waits, oldest first: {seq, request, path, line, out, at, tried, kept} */
export let entries = [];

let seq = 0;
let sending;

/** loads what a reload left behind. */
export async function open() {
  seq = Math.max(await store.meta('seq') ?? 0, me.seq ?? 0);
  entries = (await store.waiting()).map((e) => ({ ...e, kept: true }));
  for (const e of entries) seq = Math.max(seq, e.seq);
  changed.ring(entries.length);
}

/** gives the next request: a number of this desk that is never used again. */
export async function request() {
  seq += 1;
  await store.write([['meta', seq, 'seq']]);
  return `${me.number}-${seq}`;
}

async function add(entry) {
  seq += 1;
  Object.assign(entry, { seq, request: `${me.number}-${seq}`, at: now(), tried: false });
  entries.push(entry);
  await store.write([['meta', seq, 'seq'], ['outbox', plain(entry)]]);
  return entry;
}

const moved = ['admitted', 'left']; // verdicts that an undo takes back

const plain = ({ seq, request, path, line, badge, out, at, tried }) => ({ seq, request, path, line, badge, out, at, tried });

async function cross(entry) {
  entries = entries.filter((e) => e !== entry);
  await store.write([['outbox', undefined, entry.seq]]);
  changed.ring(entries.length);
}

/**
 * sends one entry and gives the station's answer, or null: the station is away,
 * the entry is kept and goes later. What the station refuses is thrown.
 */
export async function send(entry) {
  await add(entry);
  return new Promise((done, fail) => {
    Object.assign(entry, { done, fail });
    drain();
  });
}

/** sends all that waits; ends when nothing is left or the station is away. */
export function drain() {
  sending ??= run().finally(() => { sending = undefined; });
  return sending;
}

async function run() {
  while (link.up) {
    const entry = entries.find((e) => !e.stuck);
    if (!entry) break;
    if (!entry.tried) {
      entry.tried = true; // from here on the station may have it
      if (entry.kept) await store.write([['outbox', plain(entry)]]);
    }
    try {
      const body = entry.path === '/api/undo' ? { request: entry.request }
        : { request: entry.request, line: entry.line, out: entry.out, offline: !!entry.kept, at: entry.at };
      const answer = await link.through(() => post(entry.path, body));
      const next = entries[entries.indexOf(entry) + 1];
      if (next?.path === '/api/undo' && !moved.includes(answer.card.tone)) {
        await cross(next); // nothing came of the scan: an undo would take back somebody else's
      }
      await cross(entry);
      if (entry.kept) late.ring(answer, entry);
      else entry.done(answer);
    } catch (e) {
      if (e instanceof Unreachable) break;
      if (!(e instanceof Refused)) throw e;
      if (entry.kept && entry.path === '/api/scan') {
        late.ring(null, entry, e);
        // The session has ended, or the station has trouble of the moment, such
        // as a full disk: the queue waits. What it will never take is left for
        // a desk to read from a code, and holds up nothing.
        if ([401, 403, 429].includes(e.status) || e.status >= 500) break;
        entry.stuck = true;
        continue;
      }
      await cross(entry);
      entry.fail?.(e);
    }
  }
  for (const e of entries) {
    if (e.kept) continue;
    e.kept = true;
    e.done?.(null);
  }
  changed.ring(entries.length);
}

/** takes the last entry back while it waits. Gives the entry, or undefined. */
export async function takeBack() {
  const last = entries.at(-1);
  if (!last || last.path !== '/api/scan') return undefined;
  if (last.tried) { // the station may have it: ask it to undo when it is back
    const undo = { path: '/api/undo', badge: '', line: '', out: false, kept: true };
    await add(undo);
    changed.ring(entries.length);
  } else {
    await cross(last);
  }
  return last;
}

/** forgets the last entry, which lets nobody in. */
export const drop = () => cross(entries.at(-1));

/** gives the scans that a desk may read from QR codes: all that wait and were not taken back. */
export function stranded() {
  return entries.filter((e, i) => e.path === '/api/scan' && e.badge && entries[i + 1]?.path !== '/api/undo');
}

/** gives the last scan of a badge that waits. */
export const held = (badge) => stranded().findLast((e) => e.badge === badge);

link.changed.on((up) => { if (up) drain(); });
setInterval(() => { if (link.up && entries.some((e) => !e.stuck)) drain(); }, 5000);
