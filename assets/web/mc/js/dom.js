// Small helpers to build the page. Names come as text, never as HTML.
import { t } from './words.js';

/** makes an element: el('b.name', 'text') or el('li', child, child). */
export function el(what, ...children) {
  const [tag, ...classes] = what.split('.');
  const e = document.createElement(tag);
  if (classes.length) e.className = classes.join(' ');
  e.append(...children.filter((c) => c !== null && c !== undefined && c !== ''));
  return e;
}

/** copies the template with that id, its words filled in: data-t for the text, data-t-NAME for an attribute. */
export function copy(id) {
  const part = document.getElementById(id).content.cloneNode(true);
  for (const e of part.querySelectorAll('*')) {
    for (const { name, value } of [...e.attributes]) {
      if (name === 'data-t') e.textContent = t(value);
      else if (name.startsWith('data-t-')) e.setAttribute(name.slice(7), t(value));
    }
  }
  return part;
}

export const find = (selector, root = document) => root.querySelector(selector);

/** writes text only where it differs, so that screen readers stay calm. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** shows a face: the page's whole content. */
export function show(face) {
  find('#page').replaceChildren(face);
}
