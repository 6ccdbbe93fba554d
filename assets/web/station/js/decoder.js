// A worker that reads a QR code from a picture.
import jsQR from '../vendor/jsqr.js';

onmessage = ({ data: picture }) => {
  postMessage(jsQR(picture.data, picture.width, picture.height, { inversionAttempts: 'dontInvert' })?.data ?? '');
};
