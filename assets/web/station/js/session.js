// This desk: what the station knows of it, and what it remembers itself.
import { Bell } from './bell.js';
import { get, Unreachable } from './api.js';
import { through } from './link.js';
import * as store from './store.js';

export const changed = new Bell();

/** the station's answer to GET /api/state, or the one remembered. */
export let me = { state: 'new' };

let ahead = 0; // ms that the station's clock is ahead of this one

/** gives the time by the station's clock, in ms. */
export const now = () => Date.now() + ahead;

/** takes over an answer of the station; a desk that was in and is no longer known has ended. */
export async function take(state) {
  if (state.now) ahead = state.now - Date.now();
  const was = me;
  if (state.state === 'new' && (was.state === 'confirmed' || was.state === 'pending')) state = { ...was, state: 'ended' };
  if (state.state === 'new' && was.state === 'ended') return;
  if (state.state === 'ended' && was.state === 'new') state = { ...state, state: 'new' }; // ended before, and said so then
  me = state;
  if (me.state !== 'ended' && me.state !== 'new') await store.write([['meta', me, 'me'], ['meta', ahead, 'ahead']]);
  if (JSON.stringify({ ...me, now: 0, seq: 0 }) !== JSON.stringify({ ...was, now: 0, seq: 0 })) changed.ring(me, was);
}

/** asks the station; without it goes on with what is remembered. */
export async function refresh() {
  if (me.state === 'new') {
    me = await store.meta('me') ?? me;
    ahead = await store.meta('ahead') ?? 0;
  }
  try {
    await take(await through(() => get('/api/state', 4000)));
  } catch (e) {
    if (!(e instanceof Unreachable)) throw e;
  }
  return me;
}

/** forgets all that this browser holds of the desk; the face that stands stays. */
export const erase = () => store.wipe();

/** starts again as an unknown desk. */
export async function forget() {
  await erase();
  me = { state: 'new' };
}
