// Who is still missing, by delegation, with the phone of its head.
import { el, find, icon, write } from './dom.js';
import { get, Refused, Unreachable } from './api.js';
import { number, t } from './words.js';
import * as counts from './counts.js';
import * as link from './link.js';

const pause = 10_000; // ms
const rest = 2000; // ms after the counters have moved

export function missing(root) {
  const place = find('[data-missing]', root);
  const count = find('[data-missing-count]', root);
  let shown = '';
  const draw = (groups) => {
    const text = JSON.stringify(groups);
    if (text === shown) return;
    shown = text;
    const n = groups.reduce((sum, g) => sum + (g.list?.length ?? 0), 0);
    write(count, number(n));
    count.hidden = n === 0;
    const opened = new Set([...place.querySelectorAll('details[open]')].map((d) => d.dataset.id));
    place.replaceChildren(...groups.map((g) => group(g, opened)));
    if (!n) place.append(el('p.none', t('missing.none')));
  };
  const ask = async () => {
    if (!link.up) return;
    try {
      const answer = await get('/api/missing');
      draw(answer.groups);
    } catch (e) {
      if (!(e instanceof Refused || e instanceof Unreachable)) throw e;
    }
  };
  ask();
  const timer = setInterval(ask, pause);
  let soon;
  let present = -1;
  const offs = [link.changed.on(ask), counts.changed.on((c) => {
    if (c.present === present) return;
    present = c.present;
    clearTimeout(soon);
    soon = setTimeout(ask, rest);
  })];
  return () => {
    clearInterval(timer);
    clearTimeout(soon);
    for (const off of offs) off();
  };
}

function group(g, opened) {
  const d = el('details', el('summary', el('span.who', el('b.cut', g.name || t('delegation.none')), el('span.call', g.head ? el('span.cut', g.head) : null, phone(g.phone))),
    el('span.tag', number(g.list?.length ?? 0))));
  d.dataset.id = g.id;
  d.open = opened.has(d.dataset.id);
  d.append(el('ol.rows', ...(g.list ?? []).map((p) => el('li.row', el('span.cut', el('b', p.name), p.position ? el('span.t2', ` · ${p.position}`) : null), phone(p.phone)))));
  return d;
}

function phone(digits) {
  if (!digits) return null;
  const a = el('a.phone.num', icon('phone'), digits);
  a.href = `tel:${digits.replace(/[^\d+]/g, '')}`;
  return a;
}
