// Dark or light, and how large the letters are: remembered on this device.
const least = 18; // px
const most = 72;

const root = document.documentElement;
let size = Number(localStorage.getItem('mc-size')) || 28;

export function apply() {
  root.dataset.look = localStorage.getItem('mc-look') || 'dark';
  size = Math.min(most, Math.max(least, size));
  root.style.setProperty('--size', `${size}px`);
}

/** makes letters larger, or smaller below 0. */
export function grow(steps) {
  size += 4 * steps;
  apply();
  localStorage.setItem('mc-size', String(size));
}

export function turn() {
  localStorage.setItem('mc-look', root.dataset.look === 'dark' ? 'light' : 'dark');
  apply();
}
