// The button that changes the language.
import { choose, other, t } from './words.js';

export function language(root) {
  for (const b of root.querySelectorAll('[data-lang]')) {
    b.textContent = t('lang.other');
    b.addEventListener('click', () => {
      choose(other());
      document.dispatchEvent(new Event('language'));
    });
  }
}
