// How the page stands up to a reload without the network. Trusted: the browser
// trusts the station's certificate, a service worker keeps the page. Quick:
// its warning was clicked through, browsers then refuse the worker.
import { Bell } from './bell.js';

export const changed = new Bell();
export let mode = 'unknown'; // 'trusted' | 'quick'

export async function find() {
  try {
    await navigator.serviceWorker.register('/sw.js', { scope: '/' });
    await navigator.serviceWorker.ready;
    mode = 'trusted';
  } catch {
    mode = 'quick';
  }
  changed.ring(mode);
}
