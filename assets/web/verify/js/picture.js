/** picture reads QR codes in photos and in the camera's pictures. */
vinhdanh.picture = (() => {
  const canvas = document.createElement('canvas');
  let reader; // a promise of what reads: the browser's own, or the vendored one, loaded when it is wanted

  async function native() {
    if (!window.BarcodeDetector) return null;
    const formats = await window.BarcodeDetector.getSupportedFormats().catch(() => []);
    return formats.includes('qr_code') ? new window.BarcodeDetector({ formats: ['qr_code'] }) : null;
  }

  async function open() {
    const own = await native().catch(() => null);
    if (own) return { own };
    await vinhdanh.dom.script('vendor/jsqr.js');
    return { own: null };
  }

  /** piece looks at a part of a picture, scaled so that its longer side has so many pixels at most. */
  function piece(source, x, y, w, h, longest) {
    const scale = Math.min(1, longest / Math.max(w, h));
    canvas.width = Math.max(1, Math.round(w * scale));
    canvas.height = Math.max(1, Math.round(h * scale));
    const paper = canvas.getContext('2d', { willReadFrequently: true });
    paper.fillStyle = '#fff'; // a picture may be transparent
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(source, x, y, w, h, 0, 0, canvas.width, canvas.height);
    const d = paper.getImageData(0, 0, canvas.width, canvas.height);
    const code = window.jsQR(d.data, d.width, d.height, { inversionAttempts: 'dontInvert' });
    return code && code.data ? code.data : '';
  }

  /** pieces gives the parts and sizes of a photo in which a code is looked for, the likeliest first. */
  function* pieces(w, h) {
    const long = Math.max(w, h);
    for (const size of [1200, 1800, 800, 2600]) if (size < long * 1.3) yield [0, 0, w, h, size];
    yield [0, 0, w, h, 600];
    for (const [parts, size] of [[2, 1300], [3, 1000], [5, 800]]) {
      for (let i = 0; i <= 2 * (parts - 1); i++) {
        for (let j = 0; j <= 2 * (parts - 1); j++) {
          // from the lower left corner, where the code is printed
          yield [(j * w) / 2 / parts, h - h / parts - (i * h) / 2 / parts, w / parts, h / parts, size];
        }
      }
    }
  }

  const breath = () => new Promise((done) => setTimeout(done));

  return {
    /** ready loads what reads. */
    ready: () => (reader ??= open().catch((fault) => {
      reader = undefined;
      throw fault;
    })),

    /** frame gives what the code in a video's picture says, or "". */
    async frame(video) {
      const { own } = await vinhdanh.picture.ready();
      if (own) return ((await own.detect(video))[0] || { rawValue: '' }).rawValue;
      return piece(video, 0, 0, video.videoWidth, video.videoHeight, 800);
    },

    /** photo gives the texts of the codes in an image file: of one that holds a certificate's code, that one alone. */
    async photo(file) {
      const address = URL.createObjectURL(file);
      try {
        const image = new Image();
        image.src = address;
        await image.decode();
        const { own } = await vinhdanh.picture.ready();
        const found = own ? (await own.detect(image).catch(() => [])).map((b) => b.rawValue) : [];
        const certificate = () => found.find((t) => vinhdanh.scan.read(t).kind === 'certificate');
        if (!window.jsQR && !certificate()) await vinhdanh.dom.script('vendor/jsqr.js');
        const end = performance.now() + 12_000;
        for (const p of pieces(image.naturalWidth, image.naturalHeight)) {
          if (certificate() || performance.now() > end) break;
          const text = piece(image, ...p);
          if (text && !found.includes(text)) found.push(text);
          await breath();
        }
        return certificate() ? [certificate()] : found;
      } finally {
        URL.revokeObjectURL(address);
      }
    },
  };
})();
