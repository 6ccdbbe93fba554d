/** bytes: rows of bytes, as hexadecimal, base64 and UTF-8. */
vinhdanh.bytes = (() => {
  const encoder = new TextEncoder();

  return {
    /** ofHex reads small hexadecimal; null where it is something else. */
    ofHex(s) {
      if (typeof s !== 'string' || !/^(?:[0-9a-f]{2})*$/.test(s)) return null;
      return Uint8Array.from(s.match(/../g) || [], (b) => parseInt(b, 16));
    },
    hex: (b) => Array.from(b, (x) => x.toString(16).padStart(2, '0')).join(''),

    /** ofBase64 reads base64 in its one right spelling; null where it is something else. */
    ofBase64(s) {
      if (typeof s !== 'string' || s.length % 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(s)) return null;
      const raw = atob(s);
      if (s && btoa(raw.slice((s.length / 4 - 1) * 3)) !== s.slice(-4)) return null; // bits behind the last byte
      const b = new Uint8Array(raw.length);
      for (let i = 0; i < b.length; i++) b[i] = raw.charCodeAt(i);
      return b;
    },

    ofText: (s) => encoder.encode(s),
    /** text reads UTF-8 and throws where it is none. */
    text: (b) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(b),

    join(...parts) {
      const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
      let at = 0;
      for (const p of parts) {
        all.set(p, at);
        at += p.length;
      }
      return all;
    },

    /** compare gives a number below, at or above 0, as the first n bytes of a and b are ordered. */
    compare(a, b, n = Math.max(a.length, b.length)) {
      for (let i = 0; i < n; i++) {
        if (i >= a.length || i >= b.length) return a.length - b.length;
        if (a[i] !== b[i]) return a[i] - b[i];
      }
      return 0;
    },
    equal: (a, b) => a.length === b.length && vinhdanh.bytes.compare(a, b) === 0,
  };
})();
