// Small helpers to build the page.
import { fill } from './words.js';

/** makes an element: el('b.name', 'text') or el('li', child, child). */
export function el(what, ...children) {
  const [tag, ...classes] = what.split('.');
  const e = document.createElement(tag);
  if (classes.length) e.className = classes.join(' ');
  e.append(...children.filter((c) => c !== null && c !== undefined));
  return e;
}

/** makes an icon of the sprite in index.html. */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('class', 'ic');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(space, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** copies the template with that id, its words filled in. */
export function copy(id) {
  const part = document.getElementById(id).content.cloneNode(true);
  fill(part);
  return part;
}

export const find = (selector, root = document) => root.querySelector(selector);

/** writes text only where it differs, so that screen readers stay calm. */
export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** shows a face: the page's whole content. */
export function show(face) {
  const page = document.getElementById('page');
  page.replaceChildren(face);
}

/** opens a dialog and calls back with its form's values; Escape and "no" leave it. */
export function ask(id, { prepare, done }) {
  const part = copy(id);
  const dialog = find('dialog', part);
  document.body.append(part);
  prepare?.(dialog);
  dialog.addEventListener('click', (e) => {
    if (e.target.closest('[data-no]')) dialog.close();
  });
  dialog.addEventListener('submit', async (e) => {
    e.preventDefault();
    const values = Object.fromEntries(new FormData(e.target));
    if (await done?.(values, dialog) !== false) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
  return dialog;
}
