// The full desk in the browser of another computer: a keyboard scanner, names,
// counters, who is missing.
import { copy, find, show, write } from './dom.js';
import { language, leave, linkLight, modeLine, queueButton, toast } from './common.js';
import { me, now } from './session.js';
import { play } from './sound.js';
import { clock } from './time.js';
import { t } from './words.js';
import { verdict } from './verdict.js';
import { way } from './way.js';
import * as counts from './counts.js';
import * as door from './door.js';
import * as link from './link.js';
import * as outbox from './outbox.js';
import { counters } from './counters.js';
import { missing } from './missing.js';
import { reader } from './reader.js';
import { recent } from './recent.js';
import { walkin } from './walkin.js';

export function desk() {
  const face = copy('desk');
  const root = face.firstElementChild;
  const at = (what) => find(`[data-${what}]`, root);
  write(at('meeting'), me.meeting?.name ?? '');
  write(at('name'), me.name ?? '');
  const card = verdict(at('verdict'));
  card({ tone: 'ready', word: t('ready'), name: t('ready.name'), first: t('ready.first'), second: me.conference?.title, cells: [] });
  const out = way(root);
  const list = recent(root, (delegate) => door.choose(delegate, out()));
  const field = reader(root, { scan: (line) => door.scan(line, out()), found: list.found, move: list.move, pick: list.pick });
  const offs = [
    door.shown.on((v) => {
      card(v);
      play(v.tone);
      counts.refresh();
      list.close();
    }),
    outbox.late.on((answer) => lateAnswer(answer)),
    counters(root), missing(root), list.off, field.off,
    linkLight(at('link')), modeLine(at('mode')), queueButton(at('queue')), counts.follow(2000),
    link.changed.on((up) => { if (up) counts.refresh(); }),
    tick(find('.clock', root)),
  ];
  at('undo').addEventListener('click', () => door.undo());
  at('guest').addEventListener('click', walkin);
  at('leave').addEventListener('click', leave);
  const keys = (e) => {
    const key = e.key.toLowerCase();
    if (find('dialog[open]')) return;
    if ((e.ctrlKey || e.metaKey) && key === 'z' && !field.typing()) {
      e.preventDefault();
      if (!e.repeat) door.undo();
    } else if (key === 'f3') {
      e.preventDefault();
      field.focus();
    } else if (key === 'f4' && !e.altKey) {
      e.preventDefault();
      walkin();
    }
  };
  addEventListener('keydown', keys);
  language(root);
  show(face);
  field.focus();
  return () => {
    removeEventListener('keydown', keys);
    for (const off of offs) off();
  };
}

/** tells of a scan that had waited and came to something else than an admission. */
export function lateAnswer(answer) {
  if (answer?.card && !['admitted', 'left', 'undone'].includes(answer.card.tone)) {
    toast(t('late.doubt', { name: answer.card.tone === 'help' ? '' : answer.card.name }), answer.card.tone);
  }
}

function tick(element) {
  const write = () => { element.textContent = clock(now()); };
  write();
  const timer = setInterval(write, 1000);
  return () => clearInterval(timer);
}
