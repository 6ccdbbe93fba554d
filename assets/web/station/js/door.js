// What a desk does at the door. Every function gives a card for the verdict:
// {tone, word, aside, name, first, second, cells}.
import { Refused, Unreachable, post } from './api.js';
import { Bell } from './bell.js';
import { ending, readBadge } from './badge.js';
import { me, now } from './session.js';
import { t } from './words.js';
import * as link from './link.js';
import * as outbox from './outbox.js';
import * as pack from './pack.js';
import * as strand from './strand.js';
import { clock } from './time.js';

export const shown = new Bell(); // rings with each card
export const refused = new Bell(); // rings when the station refuses: the desk may have ended

// The badges this page has seen pass, so that it knows them again while the
// station is away. They are kept nowhere else.
const seen = new Map();
const passed = ['admitted', 'already', 'left'];

/** a badge held before the reader, or a line typed. */
export async function scan(line, out) {
  if (strand.isStranded(line.trim())) return queue(line.trim());
  const badge = readBadge(line);
  const before = badge && (outbox.held(badge) ?? (link.up ? undefined : seen.get(badge)));
  if (!link.up && !badge) return tell(help(line));
  if (before?.out === out) return tell(already(before));
  if (!link.up && pack.look(badge).known === false) return tell(help(badge));
  return settle(async () => {
    const answer = await outbox.send({ path: '/api/scan', line: badge || line, badge, out });
    if (answer) {
      if (badge && passed.includes(answer.card.tone)) seen.set(badge, { badge, out, at: now() });
      return answer.card;
    }
    const { known, name } = badge ? pack.look(badge) : {};
    if (known === false) { // found out only now that the station is away
      await outbox.drop();
      return help(badge);
    }
    return kept(badge || line, known, name);
  });
}

/** takes the desk's last scan back. */
export async function undo() {
  if (outbox.entries.length) {
    const entry = await outbox.takeBack();
    if (entry) return tell(undone(entry));
  }
  const last = [...seen.keys()].at(-1);
  const card = await direct('/api/undo', {});
  if (card.tone === 'undone') seen.delete(last);
  return card;
}

/** marks present, or out, whom a person chose by name. */
export const choose = (delegate, out) => direct('/api/choose', { delegate, out });

/** registers a guest without a badge: {honorific, name, unit, phone}. */
export const guest = (four) => direct('/api/guest', four);

/** marks a whole delegation present; gives {admitted, already}. */
export async function delegation(id) {
  await outbox.drain();
  return link.through(async () => post('/api/delegation', { request: await outbox.request(), delegation: id }));
}

/** hands over a queue that a phone shows as QR codes. */
async function queue(line) {
  return settle(async () => {
    const { queues: [q] } = await link.through(() => post('/api/queue', { lines: [line] }));
    const cell = (key, value) => ({ label: t(`strand.${key}`), value: String(value) });
    return {
      tone: q.listed ? 'unsure' : 'kept', word: t('strand.taken'), aside: clock(now()), name: t('strand.count', { n: q.total }),
      first: t('strand.first', { n: q.part, of: q.parts, name: q.name }), second: '',
      cells: [cell('new', q.recorded), cell('known', q.repeated), cell('listed', q.listed)],
    };
  });
}

async function direct(path, body) {
  return settle(async () => {
    await outbox.drain();
    const answer = await link.through(async () => post(path, { ...body, request: await outbox.request() }));
    return answer.card;
  });
}

async function settle(work) {
  try {
    return tell(await work());
  } catch (e) {
    if (e instanceof Refused) refused.ring(e);
    else if (!(e instanceof Unreachable)) throw e;
    return tell({
      tone: 'fault', word: t('fault'), aside: clock(now()), name: t('fault.again'),
      first: e instanceof Refused ? e.message : t('fault.away'), second: '', cells: [],
    });
  }
}

function tell(card) {
  shown.ring(card);
  return card;
}

function kept(code, known, name) {
  return {
    tone: known ? 'kept' : 'unsure',
    word: known ? t('kept') : t('kept.unsure'), aside: clock(now()),
    name: name || t('kept.noname'), first: known ? t('kept.first') : t('kept.unsure.first'), second: t('kept.second'),
    cells: [{ label: t('badge'), value: ending(code) }, { label: t('kept.waiting'), value: String(outbox.entries.length) }],
  };
}

function already(entry) {
  return {
    tone: 'already', word: t('already'), aside: clock(now()), name: ending(entry.badge),
    first: t('already.here', { time: clock(entry.at) }), second: t('kept.second'), cells: [],
  };
}

function help(line) {
  return {
    tone: 'help', word: t('help'), aside: clock(now()), name: me.help || t('help.desk'),
    first: t('help.first'), second: t('help.second'),
    cells: [...(readBadge(line) ? [{ label: t('badge'), value: ending(line) }] : []), { label: t('help.todo'), value: t('help.find') }],
  };
}

function undone(entry) {
  return { tone: 'undone', word: t('undone'), aside: clock(now()), name: ending(entry.badge || entry.line), first: t('undone.first'), second: '', cells: [] };
}
