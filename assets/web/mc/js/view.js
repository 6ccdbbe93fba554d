// The words: what is said now, what comes next, how the time stands.
import { copy, el, find, show, write } from './dom.js';
import { language } from './language.js';
import * as look from './look.js';
import { t } from './words.js';

let ahead = 0; // ms that the station's clock is ahead of this one
let zone = 0; // s east of Greenwich, at the station
let shown; // revision of the words that stand

const now = () => Date.now() + ahead;

/** gives an instant in ms by the station's clock. */
function time(ms, seconds) {
  const s = new Date(ms + zone * 1000).toISOString();
  return s.slice(11, seconds ? 19 : 16);
}

/** builds the face; pressed are what its buttons do. */
export function view({ read, leave }) {
  const face = copy('words');
  find('[data-smaller]', face).addEventListener('click', () => look.grow(-1));
  find('[data-larger]', face).addEventListener('click', () => look.grow(1));
  find('[data-look]', face).addEventListener('click', look.turn);
  find('[data-read]', face).addEventListener('click', read);
  find('[data-leave]', face).addEventListener('click', leave);
  language(face);
  show(face);
  shown = undefined;
}

/** shows an answer of the station; where the words are the same, they stay where the MC has scrolled to. */
export function tell(a) {
  ahead = a.now - Date.now();
  zone = a.zone;
  find('[data-rehearsal]').hidden = !a.rehearsal;
  write(find('[data-item]'), a.item || a.meeting.name);
  drift(a);
  if (a.revision === shown) return;
  shown = a.revision;
  late(a.late);
  const title = { none: t('none'), ended: t('over') }[a.phase] ?? a.script.title;
  const before = find('.script h1').textContent;
  write(find('.script h1'), title);
  const body = find('[data-paragraphs]');
  body.replaceChildren(...a.script.paragraphs.map(paragraph));
  find('[data-notes]').replaceChildren(...a.script.notes.map((n) => withDirection(el('li', n))));
  people(a.introductions);
  write(find('[data-cue]'), a.cue ? t('cue', { cue: a.cue }) : '');
  write(find('[data-step]'), a.step ? t('step', { step: a.step }) : '');
  write(find('[data-next]'), a.next ? t('next', { next: a.next }) : '');
  find('[data-read]').hidden = !a.read || a.phase === 'none' || a.phase === 'ended';
  const current = find('.script p.now');
  if (current) current.scrollIntoView({ block: 'start', behavior: 'instant' });
  else if (title !== before) find('.script').scrollTop = 0;
}

function withDirection(e) {
  e.dir = 'auto';
  return e;
}

function paragraph(p) {
  const line = withDirection(el('p'));
  line.classList.add(p.kind);
  if (p.now) {
    line.classList.add('now');
    line.setAttribute('aria-current', 'step');
  } else if (p.past) line.classList.add('past');
  if (p.kind === 'name') line.append(el('span.place', `${p.place}`), ' ');
  for (const r of p.runs) line.append(r.strong ? el('b', r.text) : r.text);
  if (p.breath) line.append(el('span.breath', p.breath));
  if (p.detail) line.append(el('span.detail', p.detail));
  return line;
}

const person = (p) => withDirection(el('li', el('b', p.name), p.posts ? el('span.posts', p.posts) : ''));

function late(list) {
  const box = find('[data-late]');
  box.hidden = list.length === 0;
  find('ul', box).replaceChildren(...list.map(person));
}

function people(in_) {
  const box = find('[data-people]');
  box.hidden = false;
  const known = in_.confirmed ? t('people', { n: in_.list.length, at: in_.at, by: in_.by }) : t('people.held');
  write(find('summary', box), known);
  find('ol', box).replaceChildren(...in_.list.map(person));
}

function drift(a) {
  const e = find('[data-drift]');
  const c = a.clock;
  if (!c) {
    write(e, '');
    return;
  }
  const n = Math.round(Math.abs(c.drift) / 60);
  e.dataset.behind = String(n > 0 && c.drift > 0);
  const end = c.end ? ` · ${t('end', { at: time(c.end) })}` : '';
  write(e, (n === 0 ? t('drift.none') : t(c.drift > 0 ? 'drift.late' : 'drift.early', { n })) + end);
}

/** lets the clock go. */
export function tick() {
  const clock = find('[data-clock]');
  if (clock) write(clock, time(now(), true));
}

/** says plainly that the words are old, or that they are not any more. */
export function lost(since) {
  const e = find('[data-lost]');
  if (!e) return;
  e.hidden = !since;
  if (since) write(e, t('lost.since', { at: time(since + ahead, true) }));
}

/** says what the station refused. */
export function refused(text) {
  const e = find('[data-lost]');
  if (!e) return;
  e.hidden = false;
  write(e, text);
}
