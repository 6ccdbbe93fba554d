// Paired, and waiting for a person at the main desk to confirm.
import { copy, find, show, write } from './dom.js';
import { language, leave } from './common.js';
import { me } from './session.js';

export function waiting() {
  const face = copy('waiting');
  write(find('[data-conference]', face), me.conference?.title ?? '');
  write(find('[data-name]', face), me.name);
  const number = String(me.number);
  write(find('[data-number]', face), number.slice(0, -4).replace(/(\d{4})(?=\d)/g, '$1 '));
  write(find('[data-tail]', face), number.slice(-4));
  find('[data-leave]', face).addEventListener('click', leave);
  language(face);
  show(face);
}
