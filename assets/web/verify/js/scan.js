/**
 * scan finds out what was pasted, typed by a scanner or read from a picture:
 * {kind, code, codes}, kind one of nothing, badge, certificate, misread, several.
 */
vinhdanh.scan = (() => {
  const longest = 32 << 10; // characters that are looked at
  const least = 176; // digits of a token
  const most = 2407;

  /** whole takes a row of digits for one token, or for badges without anything between them. */
  function whole(digits) {
    if (digits && digits.length % vinhdanh.badge.digits === 0) {
      const badges = digits.match(/.{20}/g);
      if (badges.every(vinhdanh.badge.valid)) return badges;
    }
    return vinhdanh.token.parse(digits) ? [digits] : [];
  }

  function find(text) {
    const codes = new Set();
    let doubt = '';
    for (const field of text.split('/')) {
      const groups = field.split(' ').filter(Boolean);
      let list = groups.flatMap(whole);
      const joined = groups.join('');
      if (list.length < 2) {
        // Spaces may have got in between the digits of one code.
        const one = whole(joined);
        if (one.length) list = one;
      }
      list.forEach((c) => codes.add(c));
      const n = joined.length;
      if ((n === vinhdanh.badge.digits || (n >= least && n <= most)) && n > doubt.length) doubt = joined;
    }
    return { codes: [...codes], doubt };
  }

  return {
    read(text) {
      if (text.length > longest) return { kind: 'nothing' };
      const raw = text.replace(/^([^\]]*)\][A-Za-z][0-9](?=.)/su, (found, ahead) => // what some scanners send before the data
        ([...ahead].every((c) => /[\p{White_Space}\p{Cc}]/u.test(c) || vinhdanh.clean.invisible(c)) ? '' : found));
      let doubtful = { kind: 'nothing' };
      for (const k of vinhdanh.keyboard.keyboards) {
        const { codes, doubt } = find(vinhdanh.keyboard.digits(raw, k));
        if (codes.length > 1) return { kind: 'several', codes };
        if (codes.length === 1) return { kind: codes[0].length === vinhdanh.badge.digits ? 'badge' : 'certificate', code: codes[0] };
        if (doubt.length > (doubtful.code || '').length) {
          doubtful = { kind: doubt.length === vinhdanh.badge.digits ? 'misread' : 'certificate', code: doubt };
        }
      }
      return doubtful;
    },
  };
})();
