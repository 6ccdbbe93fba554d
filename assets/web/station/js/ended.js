// The session has ended. What the desk held is forgotten, except scans that
// never reached the station: those a person first takes to another desk.
import { copy, find, show, write } from './dom.js';
import { language, sure } from './common.js';
import { t } from './words.js';
import * as outbox from './outbox.js';
import * as pack from './pack.js';
import * as session from './session.js';
import * as store from './store.js';
import { showStrand } from './strandview.js';

export function ended() {
  const face = copy('ended');
  pack.close();
  const rest = find('.left-over', face);
  const again = find('[data-again]', face);
  write(find('[data-conference]', face), session.me.conference?.title ?? '');
  language(face);
  find('[data-strand]', face).addEventListener('click', showStrand);
  again.addEventListener('click', start);
  find('[data-gone]', face).addEventListener('click', () => sure(t('ended.taken.title'), t('ended.taken.text'), t('ended.taken'), start));
  const n = outbox.stranded().length;
  rest.hidden = n === 0;
  again.hidden = n > 0;
  write(find('[data-left]', face), t('ended.left', { n }));
  show(face);
  if (n > 0) store.write([['meta', undefined, 'pack']]);
  else session.erase();
}

async function start() {
  await session.forget();
  location.reload();
}
