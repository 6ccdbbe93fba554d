// Talking with the station.
import { lang } from './words.js';

/** the station answered, and refused. */
export class Refused extends Error {
  constructor({ error, message, wait, state }, status) {
    super(message || error || String(status));
    Object.assign(this, { code: error, wait, state, status });
  }
}

/** the station did not answer. */
export class Unreachable extends Error {}

const patience = 6000; // ms; longer than any answer of a busy station

async function call(path, options, wait = patience) {
  const url = new URL(path, location.origin);
  url.searchParams.set('lang', lang);
  let reply;
  let body;
  try {
    reply = await fetch(url, { ...options, cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(wait) });
    body = await reply.json();
  } catch (e) {
    // An answer that is not the station's (a guest Wi-Fi's welcome page) is none.
    throw new Unreachable(e.message);
  }
  if (!reply.ok) throw new Refused(body, reply.status);
  return body;
}

export const get = (path, wait) => call(path, {}, wait);

export const post = (path, body) => call(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Vinhdanh': '1' },
  body: JSON.stringify(body),
});
