// The first face: a pairing code, a name for the desk, phone or computer.
import { copy, find, show, write } from './dom.js';
import { post, Refused } from './api.js';
import { certificateLink, language, modeLine } from './common.js';
import { t } from './words.js';
import * as session from './session.js';

/** a finger rather than a mouse, and a narrow screen: a phone. */
const looksLikePhone = () => matchMedia('(pointer: coarse)').matches || matchMedia('(max-width: 43rem)').matches;

export function join() {
  const face = copy('join');
  const form = find('form', face);
  const code = form.elements.code;
  form.elements.kind.value = looksLikePhone() ? 'phone' : 'pc';
  write(find('[data-conference]', face), session.me.conference?.title ?? '');
  code.addEventListener('input', () => {
    const digits = code.value.replace(/\D/g, '').slice(0, 8);
    code.value = digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits;
  });
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    pair(form);
  });
  language(face);
  const offs = [modeLine(find('[data-mode]', face)), certificateLink(find('[data-ca]', face))];
  show(face);
  form.elements.name.focus();
  return () => offs.forEach((off) => off());
}

async function pair(form) {
  const trouble = find('.trouble', form);
  const button = find('button.primary', form);
  write(trouble, '');
  button.disabled = true;
  try {
    await session.take(await post('/api/pair', {
      code: form.elements.code.value.replace(/\D/g, ''), name: form.elements.name.value.trim(), kind: form.elements.kind.value,
    }));
  } catch (e) {
    write(trouble, e instanceof Refused ? e.message : t('fault.away'));
    form.elements.code.select();
  }
  button.disabled = false;
}
