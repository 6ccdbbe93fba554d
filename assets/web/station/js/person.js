// A row with a delegate: a button that marks him present.
import { el, icon } from './dom.js';
import { minute } from './time.js';
import { t } from './words.js';

/** makes the row of {id, code, name, position, unit, delegation, seat, present_at, present_desk}. */
export function person(r, choose) {
  const here = r.present_at ? t('found.present', { time: minute(r.present_at), desk: r.present_desk ?? '' }) : '';
  const button = el('button.person', el('b.cut', r.name),
    el('span.t2.cut', [r.position, r.unit || r.delegation].filter(Boolean).join(', ')),
    here ? el('span.here', icon('ok'), here) : el('span.t3', [r.seat, r.code].filter(Boolean).join(' · ')));
  button.type = 'button';
  button.addEventListener('click', choose);
  return el('li', button);
}
