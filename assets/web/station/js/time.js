// Times of day.
const two = (n) => String(n).padStart(2, '0');

/** gives 07:46:05 of an instant in ms. */
export function clock(ms) {
  const d = new Date(ms);
  return `${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
}

/** gives 07:46 of an instant in ms or as the station writes it. */
export const minute = (at) => clock(typeof at === 'number' ? at : Date.parse(at)).slice(0, 5);
