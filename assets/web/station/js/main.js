// Begins the page and shows the face that fits: join, waiting, desk, phone, ended.
import * as link from './link.js';
import * as mode from './mode.js';
import * as outbox from './outbox.js';
import * as pack from './pack.js';
import * as session from './session.js';
import * as words from './words.js';
import { refused } from './door.js';
import { alone } from './alone.js';
import { desk } from './desk.js';
import { ended } from './ended.js';
import { join } from './join.js';
import { phone } from './phone.js';
import { waiting } from './waiting.js';

const faces = { new: join, pending: waiting, ended };
const fast = 1000; // ms between two questions while a person is awaited
const slow = 10_000;

let close; // takes down the face that stands
let begun = false;

function face() {
  close?.();
  const { me } = session;
  close = (faces[me.state] ?? (me.kind === 'pc' ? desk : phone))();
}

async function begin() {
  await words.load();
  await alone();
  await session.refresh();
  if (session.me.kind === 'mc' && (session.me.state === 'pending' || session.me.state === 'confirmed')) {
    location.replace('/mc'); // the MC's tablet is no desk
    return;
  }
  await outbox.open();
  await pack.open();
  begun = true;
  face();
  mode.find();
  outbox.drain();
  ask();
}

session.changed.on(async (me, was) => {
  if (!begun) return;
  if (me.state !== was.state) ask();
  if (me.state === 'confirmed' && was.state !== 'confirmed') {
    await outbox.open();
    await pack.open();
  }
  if (me.state !== was.state || me.kind !== was.kind || me.names !== was.names || me.leaders !== was.leaders || me.meeting?.id !== was.meeting?.id) face();
});

refused.on(() => session.refresh());
link.changed.on((up) => { if (up) session.refresh(); });
outbox.late.on((answer) => { if (!answer) session.refresh(); });
document.addEventListener('language', face);

let asking;

function ask() {
  clearTimeout(asking);
  const pause = session.me.state === 'pending' ? fast : slow;
  asking = setTimeout(async () => {
    if (link.up && (session.me.state === 'pending' || session.me.state === 'confirmed')) await session.refresh();
    ask();
  }, pause);
}

begin();
