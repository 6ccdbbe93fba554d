/** token: the digits of a certificate's code, split. */
vinhdanh.token = (() => {
  const head = 5; // version and key ID
  const shortest = 74; // bytes
  const longest = 1000;

  return {
    /** parse reads a token in its one right spelling; null where it is none. */
    parse(digits) {
      if (!/^[1-9][0-9]{175,2406}$/.test(digits)) return null;
      let hex = BigInt(digits).toString(16);
      if (hex.length % 2) hex = '0' + hex;
      const raw = vinhdanh.bytes.ofHex(hex);
      if (raw.length < shortest || raw.length > longest || raw[0] !== 1) return null;
      const cut = raw.length - 64;
      return {
        key: vinhdanh.bytes.hex(raw.subarray(1, head)),
        signed: raw.subarray(0, cut),
        payload: raw.subarray(head, cut),
        signature: raw.subarray(cut),
      };
    },
  };
})();
