// Registers a guest without a badge in four fields and lets him in.
import { ask, find, write } from './dom.js';
import { t } from './words.js';
import * as door from './door.js';

export function walkin() {
  return ask('walkin', {
    prepare: (d) => find('[name=name]', d).setAttribute('autofocus', ''),
    done: async (four, d) => {
      if (!four.name.trim()) {
        write(find('.trouble', d), t('guest.missing'));
        return false;
      }
      const card = await door.guest({ honorific: four.honorific, name: four.name.trim(), unit: four.unit.trim(), phone: four.phone.trim() });
      if (card.tone !== 'fault') return true;
      write(find('.trouble', d), card.first);
      return false;
    },
  });
}
