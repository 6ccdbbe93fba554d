/** bits: rows of bits, the most significant first. */
vinhdanh.bits = (() => {
  class Writer {
    constructor() {
      this.list = [];
    }
    /** bits writes the lowest n bits of v, which may have more than 32: up to 50. */
    bits(v, n) {
      for (let i = n - 1; i >= 0; i--) this.list.push(Math.floor(v / 2 ** i) % 2);
    }
    flag(v) {
      this.bits(v ? 1 : 0, 1);
    }
    /** uvarint writes groups of five bits, the lowest first, each after a bit that is 1 where another follows. */
    uvarint(v) {
      for (; v >= 32; v = Math.floor(v / 32)) this.bits(32 + (v % 32), 6);
      this.bits(v, 6);
    }
    bytes() {
      const b = new Uint8Array(Math.ceil(this.list.length / 8));
      this.list.forEach((bit, i) => {
        if (bit) b[i >> 3] |= 0x80 >> (i & 7);
      });
      return b;
    }
  }

  class Reader {
    constructor(bytes) {
      this.row = bytes;
      this.at = 0;
      this.bad = false; // more was asked for than there is, or something that is never written
    }
    bits(n) {
      let v = 0;
      for (; n > 0; n--, this.at++) {
        v *= 2;
        if (this.at >= 8 * this.row.length) this.bad = true;
        else if (this.row[this.at >> 3] & (0x80 >> (this.at & 7))) v++;
      }
      return v;
    }
    flag() {
      return this.bits(1) === 1;
    }
    uvarint() {
      let v = 0;
      for (let place = 1; place <= 2 ** 15; place *= 32) {
        const more = this.flag();
        v += this.bits(5) * place;
        if (!more) return v;
      }
      this.bad = true;
      return 0;
    }
  }
  return { Writer, Reader };
})();
