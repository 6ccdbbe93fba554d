/** hash: SHA-256 with a prefix for each kind of thing that is hashed. */
vinhdanh.hash = (() => {
  const { ofText, join, hex } = vinhdanh.bytes;
  const of = (prefix, b) => sha2.sha256(join(ofText(prefix + '\0'), b));

  return {
    /** token gives the 16 bytes by which a key list keeps a token; a revocation list has the first 8. */
    token: (digits) => of('vinhdanh token hash v1', ofText(digits)).slice(0, 16),
    keyID: (key) => hex(of('vinhdanh key id v1', key).slice(0, 4)),
    /** fingerprint gives a root key as people compare it: eight groups of four signs. */
    fingerprint: (root) => hex(of('vinhdanh fingerprint v1', root).slice(0, 16)).toUpperCase().match(/.{4}/g).join(' '),
  };
})();
