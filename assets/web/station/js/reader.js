// The field of the keyboard scanner. It always holds the focus, since a
// scanner types wherever the focus is. Letters search, digits and Enter scan.
import { find, write } from './dom.js';
import { get, Refused, Unreachable } from './api.js';
import { t } from './words.js';

const pause = 70; // ms after the last key, shorter than a person's next one
const longestSearch = 40; // characters; scanners type more

/** tells whether a line may be a name, a unit or a delegate's code. */
const isSearch = (line) => {
  const text = line.trim();
  return text.length >= 2 && text.length <= longestSearch && !/[/:]/.test(text) && (/\p{L}/u.test(text) || text.length <= 8);
};

export function reader(root, { scan, found, move, pick }) {
  const form = find('form.reader', root);
  const field = form.elements.line;
  const light = find('[data-reader]', root);
  let timer;
  let asked = 0;

  const search = async (text) => {
    const mine = ++asked;
    let list = [];
    try {
      ({ list } = await get(`/api/search?q=${encodeURIComponent(text)}`));
    } catch (e) {
      if (!(e instanceof Refused || e instanceof Unreachable)) throw e;
    }
    if (mine !== asked || field.value.trim() !== text) return null;
    return list;
  };

  const enter = async () => {
    clearTimeout(timer);
    const line = field.value;
    if (!line.trim()) return;
    if (pick()) {
      clear();
      return;
    }
    // A scanner may have typed letters where the keyboard makes them of digits:
    // only a line by which somebody is found is taken for a name.
    if (isSearch(line)) {
      const list = await search(line.trim());
      if (list === null) return; // the next line is already being typed
      if (list.length) {
        found(line.trim(), list, true);
        return;
      }
    }
    clear();
    scan(line);
  };

  const clear = () => {
    asked++;
    field.value = '';
    found('', null);
  };

  form.addEventListener('submit', (e) => {
    e.preventDefault();
    enter();
  });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    const text = field.value.trim();
    if (!isSearch(text)) {
      found('', null);
      return;
    }
    timer = setTimeout(async () => {
      const list = await search(text);
      if (list) found(text, list, false);
    }, pause);
  });
  field.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') clear();
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      move(e.key === 'ArrowDown' ? 1 : -1);
    }
  });

  const focus = () => field.focus({ preventScroll: true });
  const back = () => setTimeout(() => {
    here(); // a dialog and its fields keep the focus; everything else gives it back
    say();
  });
  const say = () => {
    const ready = document.activeElement === field && document.hasFocus();
    light.dataset.up = String(ready);
    write(light, ready ? t('reader.ready') : t('reader.off'));
  };
  // A hand on a button or a list takes the focus nowhere: not for a moment,
  // in which a scanner could type.
  const stay = (e) => { if (!e.target.closest('input, select, a')) e.preventDefault(); };
  const here = () => { if (!find('dialog[open]')) focus(); };
  root.addEventListener('mousedown', stay);
  document.addEventListener('keydown', here, true);
  const events = ['focusin', 'focusout', 'click', 'close'];
  for (const e of events) document.addEventListener(e, back, true);
  addEventListener('focus', back);
  addEventListener('blur', say);
  return {
    focus,
    typing: () => field.value !== '',
    off() {
      clearTimeout(timer);
      document.removeEventListener('keydown', here, true);
      for (const e of events) document.removeEventListener(e, back, true);
      removeEventListener('focus', back);
      removeEventListener('blur', say);
    },
  };
}
