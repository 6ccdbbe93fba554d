// The page's words in the language chosen: keys "mc.page.…" of the catalogue.
const languages = ['vi', 'en'];
const all = {};
export let lang = languages[0];

/** fetches both languages, so that the choice works without the network too. */
export async function load() {
  await Promise.all(languages.map(async (l) => {
    all[l] = await (await fetch(`/mc/words/${l}.json`)).json();
  }));
  const asked = new URLSearchParams(location.search).get('lang');
  choose([asked, localStorage.getItem('lang')].find((l) => languages.includes(l)) || languages[0]);
}

export function choose(l) {
  lang = l;
  localStorage.setItem('lang', l);
  document.documentElement.lang = l;
}

export const other = () => languages[(languages.indexOf(lang) + 1) % languages.length];

/** gives the words of a key with its places {{.name}} filled. */
export function t(key, places = {}) {
  let words = all[lang]?.[`mc.page.${key}`];
  if (words && typeof words === 'object') words = (places.n === 1 && words.one) || words.other;
  if (words === undefined) return `[${key}]`;
  return words.replace(/\{\{\s*\.(\w+)\s*\}\}/g, (_, name) => places[name] ?? '');
}
