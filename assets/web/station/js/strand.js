// A stranded queue as digits for QR codes, which any desk reads back
// (data/seal/queue.go; both are held to data/seal/testdata's vectors):
// "00", version 1, session 12, part 2, parts 2, count 2; an entry is seq 6,
// badge 20, unix seconds 10, out 1; a check digit over all at the end.
import { damm } from './badge.js';

const entriesPerCode = 12; // 466 digits: still large modules on a small phone
const mostCodes = 99;

const digits = (n, width) => String(n).padStart(width, '0');

/** gives the lines for the codes; entries are {seq, badge, at (ms), out}. */
export function lines(session, entries) {
  const size = Math.max(entriesPerCode, Math.ceil(entries.length / mostCodes));
  const parts = Math.ceil(entries.length / size);
  return Array.from({ length: parts }, (_, i) => line(session, i + 1, parts, entries.slice(i * size, (i + 1) * size)));
}

/** writes one part. */
export function line(session, part, parts, entries) {
  const text = `001${digits(session, 12)}${digits(part, 2)}${digits(parts, 2)}${digits(entries.length, 2)}`
    + entries.map((e) => digits(e.seq, 6) + e.badge + digits(Math.floor(e.at / 1000), 10) + (e.out ? '1' : '0')).join('');
  return text + damm(text);
}

/** tells whether a line that was scanned is such a code; whether it is whole the station tells. */
export const isStranded = (line) => /^001\d{40,}$/.test(line);
