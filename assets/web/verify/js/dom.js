/** dom makes elements. What they say is always text, never markup. */
vinhdanh.dom = (() => {
  function make(tag, attributes, ...children) {
    const e = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) if (value !== undefined) e.setAttribute(name, value);
    for (const c of children) if (c !== null && c !== undefined) e.append(c);
    return e;
  }
  return {
    make,
    /** own sets apart what stands in another language or direction than the page's: names, numbers, addresses. */
    own: (text, attributes) => make('bdi', { dir: 'auto', ...attributes }, text),
    /** sentence gives the pieces of a key's words, each place filled by own. */
    sentence(key, args = {}) {
      return vinhdanh.words.parts(key).map((p) => {
        const place = /^\{(\w+)\}$/.exec(p);
        if (!place) return p;
        const value = args[place[1]];
        return typeof value === 'string' ? vinhdanh.dom.own(value) : value;
      });
    },
    script(address) {
      return new Promise((done, failed) => {
        const s = make('script', { src: address });
        s.onload = done;
        s.onerror = () => failed(new Error('script'));
        document.head.append(s);
      });
    },
  };
})();
