// The counters of the hall: present of expected, the quorum, each delegation.
import { el, find, icon, write } from './dom.js';
import { number, t } from './words.js';
import { sure, toast } from './common.js';
import { clock } from './time.js';
import * as counts from './counts.js';
import * as door from './door.js';
import * as link from './link.js';

export function counters(root) {
  const at = (what) => find(`[data-${what}]`, root);
  const draw = (c) => {
    find('.hint-line', root).hidden = !c?.delegations?.length;
    if (!c) {
      write(at('present'), '–');
      at('quorum').hidden = true;
      return;
    }
    const share = c.expected ? c.present / c.expected * 100 : 0;
    find('.ring .part', root).setAttribute('stroke-dasharray', `${Math.min(100, share)} 100`);
    write(find('.ring text', root), `${number(share, share === 100 ? 0 : 1)} %`);
    write(at('present'), number(c.present));
    write(at('expected'), `/${number(c.expected)}`);
    write(at('pace'), c.pace ? t('pace', { n: c.pace }) : t('pace.none'));
    quorum(at('quorum'), c);
    delegations(at('delegations'), c.delegations ?? []);
  };
  // Without the network the figures are those of the last answer, and say so.
  const stale = (up) => {
    find('.counters', root).classList.toggle('stale', !up);
    if (!up && counts.at) write(at('pace'), t('stale', { time: clock(counts.at).slice(0, 5) }));
  };
  draw(counts.counts);
  stale(link.up);
  const offs = [counts.changed.on(draw), link.changed.on(stale)];
  return () => offs.forEach((off) => off());
}

function quorum(strip, c) {
  strip.hidden = !c.voters;
  if (!c.voters) return;
  const reached = c.present_voters >= c.need;
  strip.dataset.reached = String(reached);
  strip.replaceChildren(icon(reached ? 'ok' : 'error'),
    el('span', el('b', t('voters', { n: number(c.present_voters), of: number(c.voters) })), el('span.t2', ` · ${number(c.present_voters / c.voters * 100, 1)} %`)),
    el('b.end', t(reached ? 'quorum.reached' : 'quorum.lacking', { need: number(c.need) })));
}

function delegations(list, rows) {
  const text = JSON.stringify(rows);
  if (list.dataset.of === text) return;
  list.dataset.of = text;
  list.replaceChildren(...rows.map((d) => {
    const bar = el('span.track', el('i'));
    bar.firstChild.style.inlineSize = `${d.total ? d.present / d.total * 100 : 0}%`;
    const button = el('button', el('span.cut', d.name || t('delegation.none')), bar, el('span.num', el('b', number(d.present)), el('span.t3', `/${number(d.total)}`)));
    button.type = 'button';
    button.title = t('delegation.all', { name: d.name });
    button.addEventListener('click', () => admitAll(d));
    return el('li', button);
  }));
}

/** marks a whole delegation present (điểm danh theo đoàn). */
function admitAll(d) {
  const n = d.total - d.present;
  if (n < 1 || !d.id) return;
  sure(t('delegation.title', { n, name: d.name }), t('delegation.text'), t('delegation.verb', { n }), async () => {
    const bulk = await door.delegation(d.id);
    if (bulk.card) door.shown.ring(bulk.card);
    else toast(t('delegation.done', { n: bulk.admitted ?? n, name: d.name }), 'admitted');
    counts.refresh();
  });
}
