/** keyboard: how the keys of the digit row may come out when a scanner types them. */
vinhdanh.keyboard = (() => {
  function row(...keys) {
    const m = new Map();
    for (const [digit, ...signs] of keys) signs.forEach((s) => m.set(s, digit));
    return m;
  }
  // Tried in this order. US with Shift held and the Vietnamese keyboard of
  // Windows (TCVN 6064), whose digit row types ă â ê ô, tone marks and đ, share
  // no sign.
  const keyboards = [
    {},
    { row: row('1!ăĂ', '2@âÂ', '3#êÊ', '4$ôÔ', '5%\u0300', '6^\u0309', '7&\u0303', '8*\u0301', '9(\u0323', '0)đĐ') },
    { compose: true, row: row('1&', '2éÉ', '3"', "4'’", '5(', '6-', '7èÈ', '8_', '9çÇ', '0àÀ') },
    { compose: true, row: row('1&', '2éÉ', '3"', "4'’", '5(', '6§', '7èÈ', '8!', '9çÇ', '0àÀ') },
  ];
  const tones = '\u0300\u0301\u0303\u0309\u0323';
  const blank = /[\p{White_Space}\p{Cc}\p{Pd}]/u; // people type codes in groups with dashes

  function plain(c) {
    for (const zero of [0x30, 0xff10, 0x0660, 0x06f0]) {
      const d = c.codePointAt(0) - zero;
      if (d >= 0 && d <= 9) return String(d);
    }
    return '';
  }

  /** twoKeys reads a letter that joins two keys of the Vietnamese row: "ằ" is ă and the grave mark. */
  function twoKeys(c, keys) {
    let letter = '';
    let tone = '';
    for (const part of c.normalize('NFD')) {
      if (tones.includes(part)) tone = part;
      else letter = (letter + part).normalize('NFC');
    }
    return keys.has(letter) && keys.has(tone) ? keys.get(letter) + keys.get(tone) : '/';
  }

  return {
    keyboards,
    /** digits leaves of a text its digits, a space for white signs and dashes, and '/' for all other signs. */
    digits(text, k) {
      if (k.compose || /[\u0306\u0302]/.test(text)) text = text.normalize('NFC');
      let out = '';
      for (const c of text) {
        const d = plain(c) || (k.row && k.row.get(c));
        if (d) out += d;
        else if (blank.test(c)) out += ' ';
        else if (vinhdanh.clean.invisible(c) || c === '\u200C' || c === '\u200D') continue;
        else if (k.row && !k.compose && c >= '\u1EA4' && c <= '\u1ED9') out += twoKeys(c, k.row);
        else out += '/';
      }
      return out;
    },
  };
})();
