/** verdict: what checking one token gives, in the shape that the program prints. */
vinhdanh.verdict = (() => {
  /** newest gives the issuer's list with the highest number whose own key is still good. */
  function newest(lists, root, ring) {
    let best = null;
    for (const l of lists) {
      const signer = l.rootHex === root && ring.of(root, l.key);
      if (signer && signer.key.status !== 'compromised' && (!best || l.number > best.number)) best = l;
    }
    return best;
  }

  /** judge goes on once the signature is known to be right. */
  function judge(v, digits, token, { key, list }, ring, revoked, today) {
    v.sample = key.sample;
    const payload = vinhdanh.payload.unpack(token.payload);
    if (!payload) {
      v.verdict = 'malformed'; // the issuer's own program made a mistake
      return;
    }
    const certificate = vinhdanh.payload.certificate(payload, list);
    if (!certificate) {
      v.verdict = 'unknown-key';
      v.warnings.push('key-list-old');
      return;
    }
    if (key.status === 'compromised' && !vinhdanh.keylist.keeps(key, digits)) {
      v.verdict = 'compromised-key';
      return;
    }
    v.verdict = 'valid';
    v.certificate = certificate;
    const known = newest(revoked, list.rootHex, ring);
    if (!known) {
      v.warnings.push('no-revocations');
      return;
    }
    v.revocations_as_of = known.made;
    if (today > known.next) v.warnings.push('revocations-out-of-date');
    const withdrawn = vinhdanh.revocations.find(known, digits);
    if (withdrawn) {
      v.verdict = 'revoked';
      v.revoked = withdrawn;
    }
  }

  return {
    /**
     * of checks a token in its one right spelling. The signature comes first:
     * no list is looked at for a token that nobody signed.
     */
    async of(digits, ring, revoked, today) {
      const v = { verdict: 'malformed', certificate: null, key: null, sample: false, revoked: null, revocations_as_of: null, warnings: [] };
      const token = vinhdanh.token.parse(digits);
      if (token) {
        v.key = token.key;
        v.verdict = 'unknown-key';
        for (const held of ring.find(token.key)) {
          const message = vinhdanh.signature.signed('certificate', held.list.root, token.signed);
          if (await vinhdanh.signature.verify(held.key.public, message, token.signature)) {
            judge(v, digits, token, held, ring, revoked, today);
            break;
          }
          v.verdict = 'tampered';
        }
      }
      if (!v.warnings.length) delete v.warnings;
      return v;
    },
  };
})();
