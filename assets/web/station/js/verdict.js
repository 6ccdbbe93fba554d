// The verdict: colour, symbol and words over the full width.
import { copy, el, find, write } from './dom.js';

const signs = {
  ready: 'scan', admitted: 'ok', already: 'error', help: 'help-filled', left: 'leave', undone: 'undo', fault: 'warning', kept: 'ok', unsure: 'away',
};

/** makes a verdict in place of the element and gives show(card). */
export function verdict(place) {
  const card = find('.verdict', copy('verdict'));
  place.append(card);
  new ResizeObserver(() => fit(card)).observe(card);
  return (v) => {
    card.dataset.tone = v.tone;
    find('.sign use', card).setAttribute('href', `#i-${signs[v.tone] ?? 'info'}`);
    for (const part of ['word', 'aside', 'name', 'first', 'second']) write(find(`.${part}`, card), v[part] ?? '');
    find('.cells', card).replaceChildren(...(v.cells ?? []).map((c) => el('div.cell', el('span.label', c.label), el('b', c.value), c.note ? el('small', c.note) : null)));
    fit(card);
  };
}

/** shrinks the name until it stands on one line; a very long one takes two. */
function fit(card) {
  const name = find('.name', card);
  name.classList.remove('long');
  name.style.fontSize = '';
  if (!name.clientWidth || name.scrollWidth <= name.clientWidth) return;
  const size = parseFloat(getComputedStyle(name).fontSize);
  const least = size * 0.6; // 68 → 41
  const wanted = Math.floor(size * name.clientWidth / name.scrollWidth * 0.99);
  name.style.fontSize = `${wanted < least ? size * 0.68 : wanted}px`;
  name.classList.toggle('long', wanted < least);
}

