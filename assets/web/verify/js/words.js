/** words: what the page says, in the language that is chosen. */
vinhdanh.words = (() => {
  const all = {};
  const directions = { vi: 'ltr', en: 'ltr', ar: 'rtl' };
  let lang = 'vi';

  function remembered() {
    try {
      return localStorage.getItem('vinhdanh.language');
    } catch {
      return null; // storage is forbidden
    }
  }

  return {
    languages: Object.keys(directions),
    /** add gives the words of a language, by key; {name} is a place to fill. */
    add(language, words) {
      all[language] = words;
    },
    lang: () => lang,
    /** guess chooses the language of last time, or that of the browser. */
    guess() {
      const wanted = [remembered(), ...(navigator.languages || [])].map((l) => (l || '').slice(0, 2));
      vinhdanh.words.choose(wanted.find((l) => l in directions) || 'vi');
    },
    choose(language) {
      lang = language;
      document.documentElement.lang = lang;
      document.documentElement.dir = directions[lang];
    },
    remember() {
      try {
        localStorage.setItem('vinhdanh.language', lang);
      } catch {
        // the next visit guesses again
      }
    },
    /** t gives the words of a key with its places filled. */
    t: (key, args = {}) => all[lang][key].replace(/\{(\w+)\}/g, (_, name) => args[name]),
    /** parts gives the words of a key in pieces, what fills its places as {name}, so that it can be set apart. */
    parts: (key) => all[lang][key].split(/(\{\w+\})/).filter(Boolean),
    /** fill puts words into what the page has marked with data-t (text) and data-t-NAME (attribute). */
    fill(root) {
      for (const e of root.querySelectorAll('[data-t]')) e.textContent = vinhdanh.words.t(e.dataset.t);
      for (const name of ['aria-label', 'placeholder', 'title']) {
        for (const e of root.querySelectorAll(`[data-t-${name}]`)) e.setAttribute(name, vinhdanh.words.t(e.getAttribute(`data-t-${name}`)));
      }
    },
  };
})();
