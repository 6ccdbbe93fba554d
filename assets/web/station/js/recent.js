// The list below the field: the last scans of all desks or, while somebody
// types letters, who was found.
import { el, find, icon, write } from './dom.js';
import { minute } from './time.js';
import { t } from './words.js';
import { person } from './person.js';
import * as counts from './counts.js';

const signs = { admitted: 'ok', already: 'error', help: 'help-filled', left: 'leave', undone: 'undo', fault: 'warning' };

export function recent(root, choose) {
  const last = find('[data-recent]', root);
  const names = find('[data-found]', root);
  const title = find('[data-recent-title]', root);
  const note = find('[data-recent-note]', root);
  const shut = find('[data-close-found]', root);
  let rows = [];
  let marked = -1;

  const draw = (c) => {
    const list = c?.recent ?? [];
    last.replaceChildren(...list.map((r) => {
      const row = el('li.row', el('span.t3.num', minute(r.at)), icon(signs[r.tone] ?? 'info'),
        el('span.cut', el('b', r.name), r.delegation ? el('span.t2', ` · ${r.delegation}`) : null), el('span.where.cut', r.words || r.desk || ''));
      row.dataset.tone = r.tone;
      return row;
    }));
    if (!list.length) last.append(el('li.none', t('recent.none')));
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
    if (!rows.length) names.append(el('li.none', t('found.none', { text })));
    mark(first && rows.length ? 0 : -1);
  };

  shut.addEventListener('click', () => found('', null));
  found('', null);
  draw(counts.counts);
  return {
    found,
    move: (by) => { if (rows.length) mark((marked + by + rows.length) % rows.length); },
    pick() {
      if (marked < 0 || !rows[marked]) return false;
      choose(rows[marked].id);
      return true;
    },
    close: () => found('', null),
    off: counts.changed.on(draw),
  };
}
