/** revocations: an issuer's numbered list of withdrawn certificates, versions 1 and 2. */
vinhdanh.revocations = (() => {
  const { ofHex, ofBase64, ofText, compare } = vinhdanh.bytes;
  const reasons = ['other', 'annulled', 'replaced', 'mistake', 'lost'];
  const hashSize = 8;
  const entrySize = 11; // hash, day, reason
  const maxNumber = 200; // bytes of a decision's number

  /** again writes a list's JSON as the program does; what differs is not taken. */
  function again(b) {
    const o = { format: b.format, version: b.version, root: b.root, key: b.key, number: b.number, made: b.made, next: b.next };
    if (b.version === 2) o.decisions = b.decisions.map((d) => ({ number: d.number, day: d.day, reason: d.reason, tokens: d.tokens }));
    return JSON.stringify({ ...o, entries: b.entries });
  }

  /** decision reads what one decision withdrew; null where it is not as it must be. */
  function decision(d) {
    const row = d && ofBase64(d.tokens);
    const good = row && row.length > 0 && vinhdanh.sorted.whole(row, hashSize, hashSize) && vinhdanh.clean.entry(d.number, maxNumber)
      && vinhdanh.date.full(d.day) && typeof d.reason === 'string' && d.reason !== '';
    return good ? { number: d.number, day: d.day, reason: reasons.includes(d.reason) ? d.reason : 'other', written: d.reason, row } : null;
  }

  function before(a, b) {
    for (const [x, y] of [[a.number, b.number], [a.day, b.day], [a.written, b.written]]) {
      const c = compare(ofText(x), ofText(y));
      if (c) return c < 0;
    }
    return false;
  }

  /** twice tells whether a hash stands in more than one part of a list. */
  function twice(list) {
    if (!list.decisions.length) return false;
    const seen = new Set();
    const rows = [[list.entries, entrySize], ...list.decisions.map((d) => [d.row, hashSize])];
    return rows.some(([row, size]) => {
      for (let i = 0; i < row.length / size; i++) {
        const h = vinhdanh.bytes.hex(row.subarray(i * size, i * size + hashSize));
        if (seen.has(h)) return true;
        seen.add(h);
      }
      return false;
    });
  }

  return {
    /** parse reads a signed file that cut gave, and throws a Refusal where it is no good list. */
    async parse(file, ring) {
      const damaged = new vinhdanh.Refusal('revocation-list-damaged');
      if (!file) throw damaged;
      const b = vinhdanh.signedfile.parse(file.body);
      if (b.format !== 'vinhdanh revocation list') throw damaged;
      if (b.version > 2) throw new vinhdanh.Refusal('revocation-list-newer');
      const root = ofHex(b.root);
      if (!root || !/^[0-9a-f]{8}$/.test(b.key)) throw damaged;
      const found = ring.of(b.root, b.key);
      if (!found) throw new vinhdanh.Refusal('revocation-list-unknown-key');
      if (!(await vinhdanh.signature.verify(found.key.public, vinhdanh.signature.signed('revocations', root, ofText(file.body)), file.signature))) {
        throw new vinhdanh.Refusal('revocation-list-signature');
      }
      if (found.key.status === 'compromised') throw new vinhdanh.Refusal('revocation-list-compromised-key');
      const list = { rootHex: b.root, key: b.key, number: b.number, made: b.made, next: b.next, entries: ofBase64(b.entries), decisions: [] };
      if (b.version === 2) list.decisions = Array.isArray(b.decisions) && b.decisions.length ? b.decisions.map(decision) : [null];
      if (![1, 2].includes(b.version) || !list.entries || !vinhdanh.sorted.whole(list.entries, entrySize, hashSize) || list.decisions.includes(null)
        || list.decisions.some((d, i) => i > 0 && !before(list.decisions[i - 1], d)) || twice(list)
        || !vinhdanh.date.full(b.made) || !vinhdanh.date.full(b.next) || b.next < b.made
        || !Number.isInteger(b.number) || b.number < 1 || b.number > 1e9 || again(b) !== file.body) throw damaged;
      return list;
    },

    /** find looks a token up: {at, code, decision}, or null. */
    find(list, digits) {
      const hash = vinhdanh.hash.token(digits).subarray(0, hashSize);
      for (const d of list.decisions) {
        if (vinhdanh.sorted.find(d.row, hashSize, hash)) return { at: d.day, code: d.reason, decision: d.number };
      }
      const e = vinhdanh.sorted.find(list.entries, entrySize, hash);
      return e && { at: vinhdanh.date.ofDay2000(e[8] * 256 + e[9]), code: reasons[e[10]] || 'other' };
    },
  };
})();
