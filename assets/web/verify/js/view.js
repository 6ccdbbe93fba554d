/** view shows a verdict. Everything that comes from a token is put in as text. */
vinhdanh.view = (() => {
  const { make, own, sentence } = vinhdanh.dom;
  const { t } = vinhdanh.words;
  const { shown } = vinhdanh.date;
  const day = (d) => own(shown(d), { dir: 'ltr' });

  /** band: symbol, word and sentence, which a screen reader says at once. */
  function band(tone, says) {
    return make('div', { class: 'band' },
      vinhdanh.symbol.make(tone),
      make('div', {}, make('h1', { tabindex: '-1' }, t(`${tone}.word`)), make('p', {}, ...says)));
  }

  function facts(c) {
    const row = (key, value, kind) => make('div', { class: kind }, make('dt', {}, t(key)), make('dd', {}, ...[].concat(value)));
    return make('dl', {},
      row(`field.${c.kind}`, own(c.name, { lang: 'vi' }), 'name'),
      row('field.award', own(c.award, { lang: 'vi' }), 'award'),
      c.unit ? row('field.unit', own(c.unit, { lang: 'vi' })) : null,
      row('field.decision', sentence('decision.of', { number: own(c.decision, { lang: 'vi', class: 'nowrap' }), day: day(c.decision_date) })),
      c.decided_by ? row('field.decided-by', own(c.decided_by, { lang: 'vi' })) : null,
      row('field.number', own(c.number, { lang: 'vi' }), 'half'),
      row('field.issued', day(c.issued), 'half'),
      row('field.attested-by', own(c.attested_by, { lang: 'vi' })));
  }

  function revoked(r) {
    const reason = t(`reason.${r.code}`);
    return r.decision ? sentence('revoked.decision', { number: own(r.decision, { lang: 'vi', class: 'nowrap' }), day: day(r.at), reason })
      : sentence('revoked.text', { day: day(r.at), reason });
  }

  const warning = (kind, ...says) => make('li', { class: kind }, vinhdanh.symbol.make('compromised-key'), make('p', {}, ...says));

  function warnings(v, refused) {
    const list = (v.warnings || []).map((w) => warning(w, ...sentence(`warning.${w}`, { day: v.revocations_as_of && day(v.revocations_as_of) })));
    if (v.sample && v.verdict !== 'valid') list.push(warning('sample', t('sample.text')));
    if (refused.includes('key-list-older')) list.push(warning('keys-older', t('warning.keys-older')));
    if (refused.includes('revocation-list-older')) list.push(warning('list-older', t('warning.list-older')));
    return list.length ? make('ul', { class: 'warnings' }, ...list) : null;
  }

  /** address asks the reader to look at the address bar: a forger can build a page that looks alike. */
  function address(issuer) {
    const pages = vinhdanh.place.of(issuer);
    const elsewhere = vinhdanh.place.elsewhere(pages);
    const box = make('section', { class: 'address' }, make('h2', {}, t('address.title')));
    if (pages.length) {
      box.append(make('p', {}, t('address.text')), make('p', { class: 'pages' },
        ...pages.map((p) => own(vinhdanh.place.shown(p), { dir: 'ltr' }))));
    } else box.append(make('p', {}, t('address.none')));
    if (vinhdanh.address.local) box.append(make('p', { class: 'elsewhere' }, t('address.local')));
    else if (elsewhere) box.append(make('p', { class: 'elsewhere' }, ...sentence('address.elsewhere', { here: own(elsewhere, { dir: 'ltr' }) })));
    return box;
  }

  return {
    address,
    /** verdict gives the element for a verdict of data/seal's shape; refused are the codes of lists that were not taken. */
    verdict(v, refused) {
      const tone = v.verdict === 'valid' && v.sample ? 'sample' : v.verdict;
      const says = v.revoked ? revoked(v.revoked) : [t(`${tone}.text`)];
      const card = make('article', { class: 'card', 'data-tone': tone, 'data-verdict': v.verdict }, band(tone, says));
      if (v.certificate) {
        card.append(make('p', { class: 'must' }, t(v.revoked ? 'must.revoked' : 'must')), facts(v.certificate));
        if (v.revocations_as_of && !v.warnings) card.append(make('p', { class: 'asof' }, ...sentence('asof', { day: day(v.revocations_as_of) })));
      }
      const said = warnings(v, refused);
      if (said) card.append(said);
      return [card, address(v.certificate ? v.certificate.attested_by : '')];
    },
    /** plain gives the element for what is no verdict: a badge, a picture without a code, lists that do not come. */
    plain: (tone, key) => [make('article', { class: 'card', 'data-tone': tone, 'data-verdict': key },
      make('div', { class: 'band' }, vinhdanh.symbol.make(tone), make('div', {}, make('h1', { tabindex: '-1' }, t(`${key}.word`)), make('p', {}, t(`${key}.text`)))))],
  };
})();
