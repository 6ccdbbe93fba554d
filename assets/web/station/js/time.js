// Times of day.
const two = (n) => String(n).padStart(2, '0');

/** gives 07:46:05 of an instant in ms. */
export function clock(ms) {
  const d = new Date(ms);
  return `${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
}

/** gives the ms of an instant, which may stand as the station writes it. */
export const instant = (at) => (typeof at === 'number' ? at : Date.parse(at));

/** gives 07:46 of such an instant. */
export const minute = (at) => clock(instant(at)).slice(0, 5);
