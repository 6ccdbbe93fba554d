/** payload: what a token says of a certificate, packed in bits. */
vinhdanh.payload = (() => {
  const { read, write } = vinhdanh.alphabet;
  const kinds = ['individual', 'collective', 'household'];
  const figureBits = [0, 4, 7, 10, 14, 17, 20, 24, 27, 30, 34, 37, 40, 44, 47, 50];
  const dayBits = 17;

  const cut = (s) => /^[0-9]{0,15}/.exec(s)[0];

  function readFigures(r) {
    const n = r.bits(4);
    const s = String(r.bits(figureBits[n]));
    if (n === 0) return '';
    if (s.length <= n) return s.padStart(n, '0');
    r.bad = true;
    return '';
  }
  function writeFigures(w, s) {
    w.bits(s.length, 4);
    w.bits(Number(s), figureBits[s.length]);
  }
  const readReference = (r) => (r.flag() ? { index: r.uvarint(), text: '' } : { text: read(r) });
  function writeReference(w, ref) {
    w.flag(ref.index !== undefined);
    if (ref.index !== undefined) w.uvarint(ref.index);
    else write(w, ref.text);
  }

  function pack(p) {
    const w = new vinhdanh.bits.Writer();
    const optional = (s) => {
      w.flag(s !== '');
      if (s !== '') write(w, s);
    };
    writeFigures(w, p.number);
    optional(p.more);
    w.bits(p.kind, 2);
    write(w, p.name);
    writeReference(w, p.award);
    writeFigures(w, p.decision);
    writeReference(w, p.suffix);
    w.bits(p.decided, dayBits);
    writeReference(w, p.decider);
    w.flag(p.issued !== p.decided);
    if (p.issued !== p.decided) w.bits(p.issued, dayBits);
    optional(p.unit);
    return w.bytes();
  }

  return {
    /** unpack reads a payload; null for anything but what pack writes. */
    unpack(raw) {
      const r = new vinhdanh.bits.Reader(raw);
      const p = {};
      p.number = readFigures(r);
      p.more = r.flag() ? read(r) : '';
      p.kind = r.bits(2);
      p.name = read(r);
      p.award = readReference(r);
      p.decision = readFigures(r);
      p.suffix = readReference(r);
      p.decided = r.bits(dayBits);
      p.decider = readReference(r);
      p.issued = r.flag() ? r.bits(dayBits) : p.decided;
      p.unit = r.flag() ? read(r) : '';
      if (r.bad || p.kind >= kinds.length || p.name === '' || p.number + p.more === '') return null;
      const texts = [p.number + p.more, p.name, p.award.text, p.decision + p.suffix.text, p.decider.text, p.unit];
      if (!texts.every(vinhdanh.clean.text) || cut(texts[0]) !== p.number || cut(texts[3]) !== p.decision) return null;
      return vinhdanh.bytes.equal(pack(p), raw) ? p : null;
    },

    /** certificate looks the references up; null where the key list is older than the token. */
    certificate(p, list) {
      const look = (table, ref) => (ref.index === undefined ? ref.text : table[ref.index]);
      const [award, suffix, decider] = [look(list.awards, p.award), look(list.suffixes, p.suffix), look(list.deciders, p.decider)];
      if (award === undefined || suffix === undefined || decider === undefined) return null;
      return {
        number: p.number + p.more,
        name: p.name,
        kind: kinds[p.kind],
        ...(p.unit && { unit: p.unit }),
        award,
        decision: p.decision + suffix,
        decision_date: vinhdanh.date.ofDay(p.decided),
        decided_by: decider,
        attested_by: list.issuer,
        issued: vinhdanh.date.ofDay(p.issued),
      };
    },
  };
})();
