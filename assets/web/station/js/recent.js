// The list below the field: the last scans of all desks or, while somebody
// types letters, who was found.
import { el, find, icon, write } from './dom.js';
import { instant, minute } from './time.js';
import { me, now } from './session.js';
import { t } from './words.js';
import { person } from './person.js';
import * as counts from './counts.js';
import * as door from './door.js';
import * as link from './link.js';

const most = 30; // lines
const denied = ['already', 'help', 'fault', 'kept', 'unsure'];
const both = (...offs) => () => offs.forEach((off) => off());
const signs = { kept: 'away', unsure: 'away', admitted: 'ok', already: 'error', help: 'help-filled', left: 'leave', undone: 'undo', fault: 'warning' };

export function recent(root, choose) {
  const last = find('[data-recent]', root);
  const names = find('[data-found]', root);
  const title = find('[data-recent-title]', root);
  const note = find('[data-recent-note]', root);
  const shut = find('[data-close-found]', root);
  let rows = [];
  let marked = -1;

  // What did not let anybody in is in no log: this desk remembers its own.
  const own = [];
  const draw = () => {
    const list = [...own, ...(counts.counts?.recent ?? [])].sort((a, b) => instant(b.at) - instant(a.at)).slice(0, most);
    last.replaceChildren(...list.map((r) => {
      const row = el('li.row', el('span.t3.num', minute(r.at)), icon(signs[r.tone] ?? 'info'),
        el('span.cut', el('b', r.name), r.delegation ? el('span.t2', ` · ${r.delegation}`) : null),
        el('span.where.cut', r.tone === 'admitted' ? r.desk : [r.words, r.desk].filter(Boolean).join(' · ')));
      row.dataset.tone = r.tone;
      return row;
    }));
    if (!list.length) last.append(el('li.none', t('recent.none')));
  };

  const remember = (card) => {
    if (!denied.includes(card.tone)) return;
    const name = card.tone === 'help' ? t('recent.help') : card.name;
    own.unshift({ at: now(), tone: card.tone, name, words: card.word.toLocaleLowerCase(), desk: me.name });
    own.length = Math.min(own.length, most);
    draw();
  };

  const mark = (n) => {
    marked = n;
    [...names.children].forEach((row, i) => row.setAttribute('aria-selected', String(i === n)));
    names.children[n]?.scrollIntoView({ block: 'nearest' });
  };

  const found = (text, list, first) => {
    rows = list ?? [];
    const open = list !== null;
    last.hidden = open;
    names.hidden = shut.hidden = !open;
    write(title, t(open ? 'found' : 'recent'));
    write(note, t(open ? 'found.hint' : 'recent.all'));
    if (!open) {
      mark(-1);
      names.replaceChildren();
      return;
    }
    names.replaceChildren(...rows.map((r) => person(r, () => choose(r.id))));
    if (!rows.length) names.append(el('li.none', link.up ? t('found.none', { text }) : t('fault.away')));
    mark(first && rows.length ? 0 : -1);
  };

  shut.addEventListener('click', () => found('', null));
  found('', null);
  draw();
  return {
    found,
    move: (by) => { if (rows.length) mark((marked + by + rows.length) % rows.length); },
    pick() {
      if (marked < 0 || !rows[marked]) return false;
      choose(rows[marked].id);
      return true;
    },
    close: () => found('', null),
    off: both(counts.changed.on(draw), door.shown.on(remember)),
  };
}
