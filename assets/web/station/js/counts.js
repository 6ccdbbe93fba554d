// The counters, asked again every few seconds and after each scan.
import { Bell } from './bell.js';
import { get, Refused, Unreachable } from './api.js';
import { now } from './session.js';
import * as link from './link.js';

export const changed = new Bell();
export let counts = null;
export let at = 0; // when they were counted, ms

let asking = false;
let again = false;

export async function refresh() {
  if (!link.up) return;
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    counts = await get('/api/counts');
    at = now();
    changed.ring(counts);
  } catch (e) {
    if (!(e instanceof Refused || e instanceof Unreachable)) throw e;
    if (e instanceof Unreachable) link.lost();
  }
  asking = false;
  if (again) {
    again = false;
    refresh();
  }
}

/** asks every so many ms; gives the function that stops it. */
export function follow(pause) {
  refresh();
  const timer = setInterval(refresh, pause);
  return () => clearInterval(timer);
}
