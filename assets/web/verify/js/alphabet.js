/** alphabet: the frozen alphabet of token version 1 (alphabet1), which packs texts. */
vinhdanh.alphabet = (() => {
  const end = '\x03';
  const escape = '\x1b'; // one character follows as the bytes of its UTF-8
  const afterSign = 0;
  const afterVowel = 1;
  const afterOther = 2;
  const afterDigit = 3;
  const afterEscaped = 4;
  const afterWord = 5;
  const file = vinhdanh.alphabet1;

  const kind = new Map(); // the table that follows a character of the alphabet
  const capital = new Map(); // letters of the alphabet, true for a capital
  const words = new Map(); // symbols of several letters by their first, the longest first
  for (const s of file.tables[afterSign].symbols) {
    const [first, ...more] = s;
    if (s === end || s === escape) continue;
    if (more.length && words.has(first)) words.get(first).push(s);
    else if (more.length) words.set(first, [s]);
    else kind.set(first, first >= '0' && first <= '9' ? afterDigit : afterSign);
  }
  for (const list of words.values()) list.sort((a, b) => b.length - a.length);
  for (const c of file.lower) {
    for (const [letter, isCapital] of [[c, false], [c.toUpperCase(), true]]) {
      kind.set(letter, file.vowels.includes(c) ? afterVowel : afterOther);
      capital.set(letter, isCapital);
    }
  }
  const { tables } = file;
  const codes = []; // of each table, made when a text is first written: symbol → [value, bits]
  function codesOf(i) {
    if (codes[i]) return codes[i];
    codes[i] = new Map();
    let next = 0;
    let used = 0;
    tables[i].lengths.forEach((count, n) => {
      next *= 2;
      for (; count > 0; count--) codes[i].set(tables[i].symbols[used++], [next++, n + 1]);
    });
    return codes[i];
  }

  const otherCase = (c) => (c.toUpperCase() !== c ? c.toUpperCase() : c.toLowerCase());
  // After two capitals the case of a letter is exchanged: a third is likelier than a small one.
  const exchanged = (place, c) => (capital.has(c) && place.capitals >= 2 ? otherCase(c) : c);
  function after(place, c) {
    if (!kind.has(c)) return { table: afterEscaped, capitals: 0 };
    return { table: kind.get(c), capitals: capital.get(c) ? place.capitals + 1 : 0 };
  }
  const wordAt = (s) => (words.get([...s.slice(0, 2)][0]) || []).find((w) => s.startsWith(w) && !capital.has([...s.slice(w.length, w.length + 2)][0]));

  function symbol(reader, table) {
    let v = 0;
    let first = 0;
    let index = 0;
    for (const count of table.lengths) {
      v = v * 2 + reader.bits(1);
      if (v - first < count) return table.symbols[index + v - first];
      index += count;
      first = (first + count) * 2;
    }
    reader.bad = true;
    return end;
  }

  function character(reader) {
    const b = [reader.bits(8)];
    const size = b[0] >= 0xf0 ? 4 : b[0] >= 0xe0 ? 3 : b[0] >= 0xc0 ? 2 : 1;
    while (b.length < size) b.push(reader.bits(8));
    try {
      const c = vinhdanh.bytes.text(Uint8Array.from(b));
      if ([...c].length === 1 && c !== '\uFFFD') return c;
    } catch {
      // no UTF-8
    }
    reader.bad = true;
    return ' ';
  }

  return {
    /** read gives a text up to its end. */
    read(reader) {
      let text = '';
      let place = { table: afterSign, capitals: 0 };
      while (!reader.bad) {
        const s = symbol(reader, tables[place.table]);
        if (s === end) return text;
        let c = s;
        if (s === escape) c = character(reader);
        else if ([...s].length > 1) {
          text += s;
          place = { table: afterWord, capitals: 0 };
          continue;
        } else c = exchanged(place, s);
        text += c;
        place = after(place, c);
      }
      return '';
    },

    /** write packs a text and its end, in the one way there is. */
    write(writer, text) {
      const put = (place, s) => writer.bits(...codesOf(place.table).get(s));
      let place = { table: afterSign, capitals: 0 };
      for (let rest = text; rest; ) {
        const word = place.table === afterSign ? wordAt(rest) : '';
        if (word) {
          put(place, word);
          rest = rest.slice(word.length);
          place = { table: afterWord, capitals: 0 };
          continue;
        }
        const c = [...rest.slice(0, 2)][0];
        if (kind.has(c)) put(place, exchanged(place, c));
        else {
          put(place, escape);
          for (const b of vinhdanh.bytes.ofText(c)) writer.bits(b, 8);
        }
        rest = rest.slice(c.length);
        place = after(place, c);
      }
      put(place, end);
    },
  };
})();
