// Names on a phone, where the station allows them: a search by a few letters,
// or the leaders, who are greeted by name and carry no badge.
import { ask, el, find, write } from './dom.js';
import { get, Refused, Unreachable } from './api.js';
import { person } from './person.js';
import { t } from './words.js';

/** opens the list; choose is called with the delegate's id. */
export function names(leaders, choose) {
  return ask('names', {
    prepare: (d) => {
      const text = find('input', d);
      const list = find('[data-list]', d);
      let timer;
      let asked = 0;
      write(find('[data-title]', d), t(leaders ? 'leaders' : 'search'));
      text.hidden = leaders;
      const draw = async (path) => {
        const mine = ++asked;
        try {
          const found = (await get(path)).list ?? [];
          if (mine !== asked) return;
          list.replaceChildren(...found.map((r) => person(r, () => {
            d.close();
            choose(r.id);
          })));
          if (!found.length) list.append(el('li.none', leaders ? t('leaders.none') : t('found.none', { text: text.value })));
        } catch (e) {
          if (!(e instanceof Refused || e instanceof Unreachable)) throw e;
          list.replaceChildren(el('li.none', e instanceof Refused ? e.message : t('fault.away')));
        }
      };
      if (leaders) draw('/api/leaders');
      text.addEventListener('input', () => {
        clearTimeout(timer);
        const q = text.value.trim();
        if (q.length >= 2) timer = setTimeout(draw, 150, `/api/search?q=${encodeURIComponent(q)}`);
      });
    },
  });
}
