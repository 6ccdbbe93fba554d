// The switch between coming in and going out. It falls back to "in" with the face.
export function way(root) {
  let out = false;
  const buttons = [...root.querySelectorAll('[data-way]')];
  for (const b of buttons) {
    b.addEventListener('click', () => {
      out = b.dataset.way === 'out';
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === b));
      root.dataset.way = b.dataset.way;
    });
  }
  return () => out;
}
