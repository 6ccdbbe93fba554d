/**
 * signature checks Ed25519 signatures as RFC 8032 §5.1.7 says, without the
 * cofactor, and refuses besides S ≥ L, points that are not written in the one
 * right way, and points of small order. Browsers differ in these; what is
 * asked of them is therefore only the equation, and only of those that answer
 * known questions rightly. The others, and those without Ed25519, are spared
 * by the vendored library.
 */
vinhdanh.signature = (() => {
  const { ofText, ofHex, hex, join, equal } = vinhdanh.bytes;
  const { Point } = ed25519;
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;

  const prefixes = {
    certificate: 'vinhdanh certificate v1\0',
    keys: 'vinhdanh key list v1\0',
    revocations: 'vinhdanh revocation list v1\0',
  };

  function number(b) {
    let hex = '';
    for (let i = b.length - 1; i >= 0; i--) hex += b[i].toString(16).padStart(2, '0');
    return BigInt('0x' + hex);
  }

  // The y coordinates of the eight points whose order divides eight, little-endian.
  const lowOrder = [
    '0100000000000000000000000000000000000000000000000000000000000000',
    '0000000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ];
  const field = 2n ** 255n - 19n;

  /** canonical tells whether y is below the field's order and the point not of small order. */
  function canonical(b) {
    const y = b.slice();
    y[31] &= 0x7f;
    return number(y) < field && !lowOrder.includes(hex(y));
  }

  function onCurve(b) {
    try {
      return !!Point.fromBytes(b, false);
    } catch {
      return false;
    }
  }

  /** right tells whether R is S·B − k·A: both products in one walk over the bits. */
  function right(key, message, signature) {
    const r = signature.subarray(0, 32);
    const s = number(signature.subarray(32));
    const k = number(sha2.sha512(join(r, key, message))) % order;
    const less = Point.fromBytes(key, false).negate();
    const both = Point.BASE.add(less);
    let p = Point.ZERO;
    for (let i = 252n; i >= 0n; i--) {
      p = p.double();
      const a = (s >> i) & 1n;
      const b = (k >> i) & 1n;
      if (a && b) p = p.add(both);
      else if (a) p = p.add(Point.BASE);
      else if (b) p = p.add(less);
    }
    return equal(p.toBytes(), r);
  }

  async function native(key, message, signature) {
    const k = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
    return crypto.subtle.verify({ name: 'Ed25519' }, k, signature, message);
  }

  // RFC 8032 §7.1, test 2, and a signature that is right only with the
  // cofactor: its R is the sum of a point of the group and one of order eight.
  const known = [
    [true, '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
    [false, '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '73',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
    [false, 'ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c', '78', '131604d01865fbedf9f662d25311c68a197cf286f2683724873a147fed6ada3574161c2536981107cfa90db69102ffab05711a58251765d529ce3a0b58bf7f04'],
  ];
  let trusted; // a promise: whether the browser's own Ed25519 is asked

  async function tried() {
    try {
      const answers = await Promise.all(known.map(([, ...hex]) => native(...hex.map(ofHex))));
      return answers.every((a, i) => a === known[i][0]);
    } catch {
      return false; // no WebCrypto here (plain HTTP), or one without Ed25519
    }
  }

  return {
    /** goodKey tells whether a public key may be trusted at all. */
    goodKey: (key) => key !== null && key.length === 32 && canonical(key) && onCurve(key),

    /** verify gives a promise of whether signature is the key's. The key is a good one. */
    async verify(key, message, signature) {
      if (signature.length !== 64 || number(signature.subarray(32)) >= order || !canonical(signature.subarray(0, 32))) return false;
      trusted ??= tried();
      return (await trusted) ? native(key, message, signature) : right(key, message, signature);
    },

    /** signed gives what is signed: prefix, the issuer's root key and the body. */
    signed: (kind, root, body) => join(ofText(prefixes[kind]), root, body),

    /** byBrowser gives a promise of whether the browser's own Ed25519 is used. */
    byBrowser: () => (trusted ??= tried()),
  };
})();
