/** signedfile: two lines, a JSON object and the base64 of its signature. */
vinhdanh.signedfile = (() => {
  const largest = 16 * 2 ** 20; // characters

  return {
    /** cut takes the first signed file from a text: {body, signature, rest}, or null. */
    cut(text) {
      if (text.length > largest) return null;
      const s = text.replace(/^\uFEFF/, '').replace(/^[\r\n\t ]+/, '');
      const at = s.indexOf('\n');
      if (at < 0) return null;
      const behind = s.indexOf('\n', at + 1);
      const line = behind < 0 ? s.slice(at + 1) : s.slice(at + 1, behind);
      const signature = vinhdanh.bytes.ofBase64(line.replace(/[\r\t ]+$/, ''));
      if (!signature || signature.length !== 64) return null;
      const rest = behind < 0 ? '' : s.slice(behind + 1).replace(/^[\r\n\t ]+/, '');
      return { body: s.slice(0, at).replace(/[\r\t ]+$/, ''), signature, rest };
    },

    /** parse reads the JSON of a body; an empty object where it is none. */
    parse(body) {
      try {
        const o = JSON.parse(body);
        return o && typeof o === 'object' && !Array.isArray(o) ? o : {};
      } catch {
        return {};
      }
    },

    /** each reads the signed files of a text one after the other by read, which gives a promise. */
    async each(text, read) {
      const all = [];
      for (let rest = text; rest.trim() !== ''; ) {
        const file = vinhdanh.signedfile.cut(rest);
        all.push(await read(file));
        if (!file) break;
        rest = file.rest;
      }
      return all;
    },
  };
})();

/** Refusal is a list that cannot be taken; code says why, as the program does. */
vinhdanh.Refusal = class extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
};
