// The phone: its camera reads badges, the verdict fills the screen.
import { ask, copy, el, find, show, write } from './dom.js';
import { certificateLink, language, leave, linkLight, modeLine, queueButton, toast } from './common.js';
import { lateAnswer } from './desk.js';
import { me } from './session.js';
import { number, t } from './words.js';
import * as sound from './sound.js';
import { verdict } from './verdict.js';
import { way } from './way.js';
import { Camera } from './camera.js';
import { names } from './names.js';
import { showStrand } from './strandview.js';
import * as counts from './counts.js';
import * as door from './door.js';
import * as link from './link.js';
import * as mode from './mode.js';
import * as outbox from './outbox.js';

const greeting = 2600; // ms that a greeting covers the camera; the rest stays until touched

export function phone() {
  const face = copy('phone');
  const root = face.firstElementChild;
  const at = (what) => find(`[data-${what}]`, root);
  const hint = at('hint');
  const place = at('verdict');
  const card = verdict(place);
  const out = way(root);
  let timer;
  let busy = false;

  const camera = new Camera(find('video', root), async (code) => {
    if (busy) return;
    busy = true;
    await door.scan(code, out());
    busy = false;
  });
  const hide = () => { place.hidden = true; };
  place.addEventListener('click', hide);
  write(at('name'), me.name ?? '');

  const offs = [
    door.shown.on((v) => {
      place.hidden = false;
      card(v);
      sound.play(v.tone);
      counts.refresh();
      clearTimeout(timer);
      if (['admitted', 'left', 'kept', 'undone'].includes(v.tone)) timer = setTimeout(hide, greeting);
    }),
    outbox.late.on((answer) => lateAnswer(answer)),
    link.changed.on((up) => { if (!up && mode.mode !== 'unknown') toast(t(`mode.${mode.mode}`)); }),
    counts.changed.on((c) => {
      write(at('present'), number(c.present));
      write(at('expected'), `/${number(c.expected)}`);
    }),
    linkLight(at('link')), queueButton(at('queue')), counts.follow(5000), awake(),
  ];
  at('undo').addEventListener('click', () => door.undo());
  at('menu').addEventListener('click', () => menu(camera, open, (id) => door.choose(id, out())));

  const torch = at('torch');
  torch.addEventListener('click', async () => {
    const on = torch.getAttribute('aria-pressed') !== 'true';
    await camera.light(on);
    torch.setAttribute('aria-pressed', String(on));
  });

  async function open(id) {
    write(hint, t('camera.opening'));
    try {
      await camera.open(id ?? localStorage.getItem('camera') ?? '').catch((e) => {
        if (e.name !== 'OverconstrainedError') throw e;
        return camera.open(''); // the camera chosen last time is gone
      });
      if (id) localStorage.setItem('camera', id);
      write(hint, t('camera.hint'));
      root.dataset.camera = 'open';
    } catch (e) {
      root.dataset.camera = 'closed';
      const retry = el('button.primary.big', t('camera.again'));
      retry.type = 'button';
      retry.addEventListener('click', () => open(id));
      hint.replaceChildren(t(e.name === 'NotAllowedError' ? 'camera.refused' : 'camera.none'), retry);
    }
    torch.hidden = !camera.hasTorch;
    torch.setAttribute('aria-pressed', 'false');
  }

  // A phone stops the camera of a page in its pocket.
  const seen = () => { if (document.visibilityState === 'visible' && root.dataset.camera === 'open') open(camera.id || undefined); };
  document.addEventListener('visibilitychange', seen);
  show(face);
  if (!sound.awake()) toast(t('sound.touch'));
  open();
  return () => {
    document.removeEventListener('visibilitychange', seen);
    clearTimeout(timer);
    camera.close();
    for (const off of offs) off();
  };
}

function menu(camera, open, choose) {
  return ask('menu', {
    prepare: async (d) => {
      const at = (what) => find(`[data-${what}]`, d);
      const offs = [modeLine(at('mode')), certificateLink(at('ca'))];
      d.addEventListener('close', () => offs.forEach((off) => off()));
      language(d);
      const go = (what, run, allowed) => {
        at(what).hidden = !allowed;
        at(what).addEventListener('click', () => {
          d.close();
          run();
        });
      };
      go('search', () => names(false, choose), me.names);
      go('leaders', () => names(true, choose), me.leaders);
      go('strand', showStrand, outbox.stranded().length > 0);
      go('leave', leave, true);
      at('lang').addEventListener('click', () => d.close());
      const cameras = at('cameras');
      cameras.addEventListener('change', () => open(cameras.value));
      const list = navigator.mediaDevices ? await Camera.list() : [];
      cameras.replaceChildren(...list.map((c, i) => new Option(c.label || t('camera.nth', { n: i + 1 }), c.deviceId, false, c.deviceId === camera.id)));
    },
  });
}

/** keeps the screen on while the page is seen. */
function awake() {
  let lock;
  const take = async () => {
    if (document.visibilityState !== 'visible') return;
    lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  take();
  document.addEventListener('visibilitychange', take);
  return () => {
    document.removeEventListener('visibilitychange', take);
    lock?.release();
  };
}
