// One tab is the desk: two would number their scans alike.
import { copy, find, show } from './dom.js';

const name = 'vinhdanh-desk';

/** waits until this tab is the only one, or a person says so. */
export function alone() {
  if (!navigator.locks) return undefined;
  return new Promise((done) => {
    const hold = () => {
      done();
      return new Promise(() => {}); // until the tab is closed, or another takes over
    };
    const yielded = () => {
      show(copy('twice'));
      find('[data-here]').addEventListener('click', () => location.reload());
    };
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock) return hold();
      show(copy('twice'));
      find('[data-here]').addEventListener('click', () => {
        navigator.locks.request(name, { steal: true }, hold).catch(yielded);
      });
      return undefined;
    }).catch(yielded);
  });
}
