// Badges: 19 digits and a check digit (H. Michael Damm, 2004). data/seal does the same.
const table = [
  '0317598642', '7092154863', '4206871359', '1750983426', '6123045978',
  '3674209581', '5869720134', '8945362017', '9438617205', '2581436790',
];

/** gives the check digit of digits; over digits with theirs it gives 0. */
export const damm = (digits) => [...digits].reduce((c, d) => Number(table[c][Number(d)]), 0);

/** reads a badge's 20 digits from what a camera or scanner gave, or gives ''. */
export function readBadge(line) {
  const digits = line.replace(/^\s*\][A-Za-z]\d/, '').replace(/[\s\u200b-\u200d\ufeff-]/g, '');
  return /^\d{20}$/.test(digits) && damm(digits) === 0 ? digits : '';
}

/** gives the last digits of a badge: enough to find it in a pile, too few to make one. */
export const ending = (badge) => `… ${badge.slice(-5, -1)} ${badge.slice(-1)}`;
