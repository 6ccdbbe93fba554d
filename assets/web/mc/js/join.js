// The first faces: a pairing code and a name, then a person is waited for.
import { copy, find, show, write } from './dom.js';
import { post, Refused } from './api.js';
import { language } from './language.js';
import { t } from './words.js';

/** asks for a code; done is called with the station's state. */
export function join(me, done) {
  const face = copy('join');
  const form = find('form', face);
  const { code, name } = form.elements;
  write(find('[data-conference]', face), me.conference?.title ?? '');
  code.addEventListener('input', () => {
    const digits = code.value.replace(/\D/g, '').slice(0, 8);
    code.value = digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits;
  });
  form.addEventListener('submit', async (e) => {
    e.preventDefault();
    const trouble = find('.trouble', form);
    const button = find('button.primary', form);
    write(trouble, '');
    button.disabled = true;
    try {
      done(await post('/api/pair', { code: code.value.replace(/\D/g, ''), name: name.value.trim(), kind: 'mc' }));
    } catch (fault) {
      write(trouble, fault instanceof Refused ? fault.message : t('lost'));
      code.select();
    }
    button.disabled = false;
  });
  language(face);
  show(face);
  name.focus();
}

/** shows that a person at the main desk has to confirm this device. */
export function waiting(me, left) {
  const face = copy('waiting');
  write(find('[data-name]', face), me.name);
  write(find('[data-number]', face), me.number.slice(-4));
  find('[data-leave]', face).addEventListener('click', left);
  language(face);
  show(face);
}

/** says why there is nothing to read; again, where given, begins anew. */
export function said(title, text, again) {
  const face = copy('said');
  write(find('[data-title]', face), title);
  write(find('[data-text]', face), text);
  const button = find('[data-again]', face);
  button.hidden = !again;
  if (again) button.addEventListener('click', again);
  language(face);
  show(face);
}
