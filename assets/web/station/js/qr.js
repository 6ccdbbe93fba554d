// Draws a QR code, as one path, each module a whole number of the screen's
// points: scanners read blurred edges worse.
import { encode } from '../vendor/uqr.js';

/** draws the code of text, at most so many CSS pixels wide. */
export function draw(text, widest) {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  const points = Math.max(1, Math.floor(widest * devicePixelRatio / size)); // a module
  svg.style.inlineSize = `${points * size / devicePixelRatio}px`;
  svg.setAttribute('class', 'qr');
  svg.setAttribute('shape-rendering', 'crispEdges');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join(''));
  svg.append(path);
  return svg;
}
