/** keylist: an issuer's signing keys and tables, certified by its root key. */
vinhdanh.keylist = (() => {
  const { ofHex, hex, ofBase64, ofText, equal } = vinhdanh.bytes;
  const statuses = ['active', 'retired', 'compromised'];
  const keptSize = 16; // bytes of a kept hash
  const maxKeys = 1000;
  const maxTable = 4096;
  const maxEntry = 1000; // bytes

  /** again writes a list's JSON as the program does; what differs is not taken. */
  const again = (b) => JSON.stringify({
    format: b.format, version: b.version, issuer: b.issuer, root: b.root, number: b.number, made: b.made,
    keys: b.keys.map((k) => ({
      id: k.id, public: k.public, from: k.from, status: k.status, since: k.since || undefined, sample: k.sample || undefined, kept: k.kept || undefined,
    })),
    awards: b.awards, deciders: b.deciders, suffixes: b.suffixes,
  });

  const tables = (b) => [b.awards, b.deciders, b.suffixes].every((t) => Array.isArray(t) && t.length <= maxTable
    && new Set(t).size === t.length && t.every((s) => vinhdanh.clean.entry(s, maxEntry)));

  function key(k) {
    const made = { id: k.id, public: ofHex(k.public), from: k.from, status: k.status, since: k.since || '', sample: k.sample === true, kept: ofBase64(k.kept || '') };
    const good = made.public && made.kept && vinhdanh.signature.goodKey(made.public) && vinhdanh.hash.keyID(made.public) === k.id
      && vinhdanh.date.full(k.from) && statuses.includes(k.status) && (k.status === 'active') === (made.since === '')
      && (made.since === '' || vinhdanh.date.full(made.since)) && (k.status === 'compromised' || made.kept.length === 0)
      && vinhdanh.sorted.whole(made.kept, keptSize, keptSize) && (k.sample === undefined || k.sample === true);
    return good ? made : null;
  }

  return {
    statuses,

    /** parse reads a signed file that cut gave, and throws a Refusal where it is no good list. */
    async parse(file) {
      const damaged = new vinhdanh.Refusal('key-list-damaged');
      if (!file) throw damaged;
      const b = vinhdanh.signedfile.parse(file.body);
      if (b.format !== 'vinhdanh key list') throw damaged;
      if (b.version > 1) throw new vinhdanh.Refusal('key-list-newer');
      const root = ofHex(b.root);
      if (!vinhdanh.signature.goodKey(root)) throw damaged;
      if (!(await vinhdanh.signature.verify(root, vinhdanh.signature.signed('keys', root, ofText(file.body)), file.signature))) {
        throw new vinhdanh.Refusal('key-list-signature');
      }
      const list = { issuer: b.issuer, root, rootHex: b.root, number: b.number, made: b.made, awards: b.awards, deciders: b.deciders, suffixes: b.suffixes, body: file.body };
      list.keys = Array.isArray(b.keys) && b.keys.length <= maxKeys ? b.keys.map((k) => k && key(k)) : [null];
      if (list.keys.includes(null) || new Set(list.keys.map((k) => k.id)).size !== list.keys.length || !tables(b)
        || !vinhdanh.clean.entry(b.issuer, maxEntry) || !vinhdanh.date.full(b.made) || !Number.isInteger(b.number)
        || b.number < 1 || b.number > 1e9 || b.version !== 1 || again(b) !== file.body) throw damaged;
      return list;
    },

    /** sample tells whether a list certifies throw-away keys only. */
    sample: (list) => list.keys.length > 0 && list.keys.every((k) => k.sample),

    /** keeps tells whether a compromised key's token stays valid: the issuer's register knows it. */
    keeps: (k, digits) => vinhdanh.sorted.find(k.kept, keptSize, vinhdanh.hash.token(digits)) !== null,

    /** continues tells whether a reader that holds old may take list instead. */
    continues(old, list) {
      if (list.number <= old.number) return list.number === old.number && list.body === old.body;
      const begins = (name) => old[name].every((s, i) => list[name][i] === s);
      return old.issuer === list.issuer && ['awards', 'deciders', 'suffixes'].every(begins) && old.keys.every((was, i) => {
        const is = list.keys[i];
        return is && hex(is.public) === hex(was.public) && is.from === was.from && is.sample === was.sample
          && statuses.indexOf(is.status) >= statuses.indexOf(was.status);
      });
    },
    same: (a, b) => equal(a.root, b.root),
  };
})();
