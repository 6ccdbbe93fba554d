// What several faces do alike.
import { ask, el, find, icon, write } from './dom.js';
import { post } from './api.js';
import { other, choose, t } from './words.js';
import * as link from './link.js';
import * as mode from './mode.js';
import * as outbox from './outbox.js';
import * as session from './session.js';
import { showStrand } from './strandview.js';

/** makes the button that changes the language. */
export function language(root) {
  for (const b of root.querySelectorAll('[data-lang]')) {
    b.textContent = t('lang.other');
    b.addEventListener('click', () => {
      choose(other());
      document.dispatchEvent(new Event('language'));
    });
  }
}

/** says in plain words what a reload without the network does. */
export function modeLine(element) {
  const say = () => write(element, mode.mode === 'unknown' ? '' : t(`mode.${mode.mode}`));
  say();
  return mode.changed.on(say);
}

/** offers the station's certificate, by which a quick desk becomes a trusted one. */
export function certificateLink(element) {
  const say = () => { element.hidden = mode.mode !== 'quick'; };
  say();
  return mode.changed.on(say);
}

/** shows whether the station is reached. */
export function linkLight(element) {
  const say = () => {
    element.dataset.up = String(link.up);
    write(element, link.up ? t('link.up') : t('link.down'));
  };
  say();
  return link.changed.on(say);
}

/** shows how many scans wait, on a button that shows them as codes. */
export function queueButton(button) {
  const say = () => {
    const n = outbox.stranded().length;
    button.hidden = n === 0;
    button.replaceChildren(icon('away'), el('span', t('queue', { n })));
  };
  button.addEventListener('click', showStrand);
  say();
  return outbox.changed.on(say);
}

/** asks a question whose answer runs yes(); what yes() throws is shown in the dialog. */
export function sure(question, text, verb, yes) {
  return ask('sure', {
    prepare: (d) => {
      write(find('[data-question]', d), question);
      write(find('[data-text]', d), text);
      write(find('[data-yes]', d), verb);
    },
    done: async (_, d) => {
      try {
        return await yes();
      } catch (e) {
        write(find('.trouble', d), e.status ? e.message : t('fault.away'));
        return false;
      }
    },
  });
}

/** leaves the desk, after a question. */
export function leave() {
  const n = outbox.stranded().length;
  return sure(t('leave.title'), n ? t('leave.waiting', { n }) : t('leave.text'), t('leave'), async () => {
    await post('/api/leave', {});
    await session.take({ ...session.me, state: 'ended' });
  });
}

/** says something for a moment. */
export function toast(text, tone = '') {
  const line = el('p.toast', text);
  line.dataset.tone = tone;
  find('#toasts').append(line);
  setTimeout(() => line.remove(), 6000);
}
