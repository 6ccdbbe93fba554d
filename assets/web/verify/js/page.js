/** page: what is shown, and what a person does. */
vinhdanh.page = (() => {
  const { words } = vinhdanh;
  const patience = 300; // ms that a code's address waits for its answer before the page is shown without
  const at = (id) => document.getElementById(id);
  let show = null; // draws again what is shown, for another language
  let close = null; // closes the camera
  let turn = 0; // of checks, so that a slow one does not cover a later one

  function draw(elements, focus) {
    at('answer').replaceChildren(...elements);
    document.body.dataset.state = elements.length ? 'answered' : 'waiting';
    const head = at('answer').querySelector('h1');
    document.title = (head ? head.textContent + ' · ' : '') + words.t('title');
    if (head && focus) {
      head.focus({ preventScroll: true });
      at('answer').scrollIntoView({ block: 'start' });
    }
  }

  function answer(make, focus) {
    show = () => draw(make(), false);
    draw(make(), focus);
  }

  /** verify gives a promise of {verdict, refused} for what a person or a reader gives. */
  async function verify(text) {
    const scan = vinhdanh.scan.read(text);
    if (scan.kind !== 'certificate') return { scan };
    const { ring, revoked, refused } = await vinhdanh.source.lists();
    return { scan, refused, verdict: await vinhdanh.verdict.of(scan.code, ring, revoked, vinhdanh.date.today()) };
  }

  async function check(text, focus = true) {
    stop();
    const mine = ++turn;
    if (focus) document.body.dataset.state = 'busy'; // else the page is loading, and is drawn with its answer
    try {
      const { scan, verdict, refused } = await verify(text);
      if (mine !== turn) return;
      vinhdanh.address.keep(verdict ? scan.code : '');
      if (verdict) at('text').value = '';
      if (verdict) answer(() => vinhdanh.view.verdict(verdict, refused), focus);
      else if (scan.kind === 'badge' || scan.kind === 'several') answer(() => vinhdanh.view.plain('badge', scan.kind), focus);
      else answer(() => vinhdanh.view.plain('malformed', 'malformed'), focus);
    } catch {
      if (mine === turn) answer(() => vinhdanh.view.plain('trouble', 'no-lists'), focus);
    }
    performance.mark('verdict');
  }

  async function photo(file) {
    stop();
    if (!file) return;
    const mine = ++turn;
    document.body.dataset.state = 'busy';
    let texts = null;
    try {
      texts = await vinhdanh.picture.photo(file);
    } catch {
      // said below
    }
    if (mine !== turn) return;
    if (texts && texts.length) await check(texts[0]);
    else answer(() => vinhdanh.view.plain('trouble', texts ? 'no-code' : 'no-picture'), true);
  }

  async function camera() {
    const box = at('camera');
    if (close || !box.hidden) return stop();
    box.hidden = false;
    turn++;
    show = null;
    draw([], false); // the last paper's answer is not this one's
    vinhdanh.address.keep('');
    try {
      close = await vinhdanh.camera.open(at('video'), (text) => {
        if (vinhdanh.scan.read(text).kind === 'nothing') return false;
        check(text);
        return true;
      });
      if (box.hidden) stop(); // it was closed while it opened
      else box.scrollIntoView({ block: 'nearest' });
    } catch {
      stop();
      answer(() => vinhdanh.view.plain('trouble', 'no-camera'), true);
    }
  }

  function stop() {
    at('camera').hidden = true;
    if (close) close();
    close = null;
  }

  function speak(language) {
    words.choose(language);
    words.fill(document);
    for (const b of document.querySelectorAll('[data-lang]')) b.setAttribute('aria-pressed', String(b.dataset.lang === language));
    at('where').replaceChildren(vinhdanh.view.address(''));
    at('issuers').replaceChildren(...vinhdanh.place.issuers.map((i) => vinhdanh.dom.make('li', {}, vinhdanh.dom.own(i.issuer, { lang: 'vi' }), ' ',
      vinhdanh.dom.own(i.fingerprint, { dir: 'ltr', class: 'fingerprint' }))));
    if (show) show();
    else document.title = words.t('title');
  }

  function begin() {
    vinhdanhAhead.ready = true;
    words.guess();
    speak(words.lang());
    for (const b of document.querySelectorAll('[data-lang]')) {
      b.addEventListener('click', () => {
        speak(b.dataset.lang);
        words.remember();
      });
    }
    at('form').addEventListener('submit', (e) => {
      e.preventDefault();
      check(at('text').value);
    });
    at('text').addEventListener('keydown', (e) => {
      if (e.key !== 'Enter' || e.shiftKey || e.isComposing) return;
      e.preventDefault();
      if (at('text').value.trim()) at('form').requestSubmit(); // a scanner ends its line so
      at('text').select();
    });
    at('photo').addEventListener('change', () => photo(at('photo').files[0]).then(() => (at('photo').value = '')));
    at('look').hidden = !vinhdanh.camera.can();
    at('look').addEventListener('click', camera);
    at('close').addEventListener('click', () => {
      stop();
      at('look').focus();
    });
    addEventListener('dragover', (e) => e.preventDefault());
    addEventListener('drop', (e) => {
      e.preventDefault();
      photo(e.dataTransfer.files[0]);
    });
    addEventListener('paste', (e) => {
      const file = e.clipboardData && e.clipboardData.files[0];
      if (!file) return;
      e.preventDefault();
      photo(file);
    });
    addEventListener('pagehide', stop);
    const code = vinhdanh.address.code();
    if (!code) document.body.dataset.state = 'waiting';
    setTimeout(() => {
      if (document.body.dataset.state === 'loading') document.body.dataset.state = 'busy';
    }, patience);
    Promise.all([loaded, code && check(code, false)]).then(keep);
  }

  const loaded = new Promise((done) => addEventListener('load', done));

  /** keep lets the page be opened without the network, once it has answered. */
  function keep() {
    if (!vinhdanh.address.local && navigator.serviceWorker) navigator.serviceWorker.register('sw.js').catch(() => {});
  }

  vinhdanh.signature.byBrowser(); // asked while the lists are on their way
  vinhdanh.source.lists().catch(() => {}); // on their way while the page is drawn; a check tells of the fault
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
  return { verify };
})();
