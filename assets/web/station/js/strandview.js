// Shows the scans that wait as QR codes, for any desk to read.
import { ask, find, write } from './dom.js';
import { draw } from './qr.js';
import { me } from './session.js';
import { stranded } from './outbox.js';
import { lines } from './strand.js';
import { t } from './words.js';

export function showStrand() {
  const codes = lines(me.number, stranded());
  let at = 0;
  let first;
  const dialog = ask('stranded', {
    prepare: (d) => {
      const turn = (by) => {
        at = (at + by + codes.length) % codes.length;
        const place = find('.code', d);
        place.replaceChildren(draw(codes[at], Math.min(place.clientWidth, innerHeight * 0.62)));
        write(find('[data-which]', d), t('strand.which', { n: at + 1, of: codes.length }));
      };
      for (const b of d.querySelectorAll('footer button')) b.hidden = codes.length < 2;
      find('[data-before]', d).addEventListener('click', () => turn(-1));
      find('[data-next]', d).addEventListener('click', () => turn(1));
      first = () => turn(0);
    },
  });
  first(); // only now that it is open its width is known
  return dialog;
}
