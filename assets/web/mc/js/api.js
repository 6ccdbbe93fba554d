// Talking with the station.
import { lang } from './words.js';

/** the station answered, and refused. */
export class Refused extends Error {
  constructor({ error, message, state, wait }, status) {
    super(message || error || String(status));
    Object.assign(this, { code: error, state, wait, status });
  }
}

async function call(path, options) {
  const url = new URL(path, location.origin);
  url.searchParams.set('lang', lang);
  const reply = await fetch(url, { cache: 'no-store', redirect: 'error', ...options });
  const body = await reply.json();
  if (!reply.ok) throw new Refused(body, reply.status);
  return body;
}

const patience = 12_000; // ms; the station lets a question wait for six seconds

/** asks; stop ends it before. */
export function get(path, stop) {
  const signals = [AbortSignal.timeout(patience)];
  if (stop) signals.push(stop);
  const end = new AbortController();
  for (const s of signals) s.addEventListener('abort', () => end.abort());
  if (stop?.aborted) end.abort();
  return call(path, { signal: end.signal });
}

export const post = (path, body) => call(path, {
  method: 'POST',
  signal: AbortSignal.timeout(patience),
  headers: { 'Content-Type': 'application/json', 'X-Vinhdanh': '1' },
  body: JSON.stringify(body),
});
