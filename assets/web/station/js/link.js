// Whether the station answers. Down is found by a call that fails, up by
// asking every few seconds.
import { Bell } from './bell.js';
import { get, Refused, Unreachable } from './api.js';

export const changed = new Bell(); // rings with up
export let up = true;

const pause = 2500; // ms between two questions while the station is away
let asking;

export function lost() {
  if (up) {
    up = false;
    changed.ring(up);
  }
  asking ??= setTimeout(probe, pause);
}

async function probe() {
  asking = undefined;
  try {
    await get('/api/state', 3000);
  } catch (e) {
    if (e instanceof Unreachable) {
      asking = setTimeout(probe, pause);
      return;
    }
    if (!(e instanceof Refused)) throw e;
  }
  found();
}

export function found() {
  clearTimeout(asking);
  asking = undefined;
  if (!up) {
    up = true;
    changed.ring(up);
  }
}

addEventListener('online', () => { if (!up) { clearTimeout(asking); probe(); } });
addEventListener('offline', lost);

/** runs a call and notes whether the station answered. */
export async function through(call) {
  try {
    const answer = await call();
    found();
    return answer;
  } catch (e) {
    if (e instanceof Unreachable) lost();
    else if (e instanceof Refused) found();
    throw e;
  }
}
