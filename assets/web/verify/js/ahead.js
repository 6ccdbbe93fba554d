// site.js begins with this, before anything is laid out: the words for old
// browsers are put away, in three scripts that takes longer than an answer, and
// the signed lists are asked for while the page's script is still on its way.
// Nothing can be fetched by a page from a disk.
'use strict';

const vinhdanhAhead = {
  /** get gives a promise of a file's bytes, each time the server's newest. */
  get: (name) => fetch(name, { cache: 'no-cache', credentials: 'omit', referrerPolicy: 'no-referrer' }).then((reply) => {
    if (!reply.ok) throw new Error(String(reply.status));
    return reply.arrayBuffer();
  }),
  begun: {},
  ready: false, // page.js has begun
};
document.documentElement.classList.remove('old');
addEventListener('error', (e) => { // page.js has not come, or is beyond this browser
  if (!vinhdanhAhead.ready && (e.target === window || e.target.tagName === 'SCRIPT')) document.documentElement.classList.add('old');
}, true);
if (location.protocol !== 'file:') {
  for (const name of ['keys.txt', 'revocations.txt']) {
    vinhdanhAhead.begun[name] = vinhdanhAhead.get(name);
    vinhdanhAhead.begun[name].catch(() => {}); // said by the check that needs it
  }
}
