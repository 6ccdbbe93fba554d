// Begins the page: joins as the MC's device, then follows the words.
import { get, post, Refused } from './api.js';
import { join, said, waiting } from './join.js';
import * as look from './look.js';
import { load, t } from './words.js';
import * as view from './view.js';

const again = 1000; // ms between two tries

let me = { state: 'new' };
let answer; // the last words
let heard = 0; // ms, when the station answered last
let stop; // ends the question under way

const sleep = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** shows the face that fits. */
function face() {
  if (me.state === 'pending' && me.kind === 'mc') waiting(me, leave);
  else if (me.state === 'confirmed' && me.kind === 'mc') {
    view.view({ read, leave });
    if (answer) view.tell(answer);
  } else if ((me.state === 'pending' || me.state === 'confirmed') && me.kind !== 'mc') said(t('desk.title'), t('desk.text', { name: me.name }));
  else if (me.state === 'ended') said(t('ended.title'), t('ended.text'), () => take({ ...me, state: 'new' }));
  else join(me, take);
}

function take(state) {
  const same = state.state === me.state && state.kind === me.kind;
  me = state;
  if (me.state !== 'confirmed') answer = undefined; // nothing stays on a device that was thrown out
  if (!same) face();
}

async function leave() {
  try {
    await post('/api/leave', {});
  } catch (fault) {
    if (!(fault instanceof Refused)) return view.refused(t('lost'));
  }
  stop?.abort();
  return take({ ...me, state: 'new' });
}

async function read(e) {
  const button = e.currentTarget;
  button.disabled = true;
  try {
    await post('/api/mc/read', { run: answer.run, last: answer.last });
    view.lost(0);
  } catch (fault) {
    view.refused(fault instanceof Refused ? fault.message : t('lost'));
  }
  button.disabled = false;
}

/** asks for the words, or whether somebody has let the device in; undefined if nothing came. */
async function ask() {
  try {
    if (me.state !== 'confirmed' || me.kind !== 'mc') return await get('/api/state');
    stop = new AbortController();
    return await get(`/api/mc?after=${answer ? encodeURIComponent(answer.revision) : ''}`, stop.signal);
  } catch (fault) {
    if (fault instanceof Refused && (fault.status === 401 || fault.code === 'mc-only' || fault.code === 'desk-pending')) {
      take({ ...me, state: fault.state ?? 'ended' });
    } else if (fault instanceof Refused) view.refused(fault.message);
    else if (!stop?.signal.aborted) view.lost(heard);
    return undefined;
  }
}

/** follows the station until the page is closed. */
async function follow() {
  for (;;) {
    const a = await ask();
    if (a) heard = Date.now();
    if (a?.revision && me.state === 'confirmed') {
      answer = a;
      view.lost(0);
      view.tell(a);
    } else {
      if (a?.state && !(me.state === 'ended' || (a.state === 'ended' && me.state === 'new'))) take(a);
      if (!stop?.signal.aborted) await sleep(again);
      stop = undefined;
    }
  }
}

async function begin() {
  look.apply();
  await load();
  try {
    me = await get('/api/state');
    if (me.state === 'ended') me = { ...me, state: 'new' };
  } catch { /* the station is asked again below */ }
  heard = Date.now();
  face();
  setInterval(view.tick, 250);
  document.addEventListener('language', () => {
    answer = answer && { ...answer, revision: '' };
    face();
    stop?.abort();
  });
  await follow();
}

begin();
