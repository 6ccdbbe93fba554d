// The camera: opening, choosing, the torch, and reading codes from its pictures.
const widest = 800; // px of a picture that is searched for a code
const pause = 70; // ms between two pictures, at least
const again = 3000; // ms before the same code counts again while it is held up

// The worker lives as long as the page: without the network no second one could
// be fetched when a phone comes back out of a pocket.
let worker;

export class Camera {
  #video;
  #found;
  #stream;
  #timer;
  #native;
  #last = { code: '', at: 0 };
  #canvas = document.createElement('canvas');

  /** found is called with each code that comes into view. */
  constructor(video, found) {
    this.#video = video;
    this.#found = found;
  }

  /** opens the camera of that id, or the one that looks away from the user. */
  async open(id) {
    this.close();
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    const wanted = id ? { deviceId: { exact: id }, ...size } : { facingMode: 'environment', ...size };
    this.#stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
    this.#video.srcObject = this.#stream;
    await this.#video.play();
    await this.#reader();
    this.#look();
  }

  close() {
    clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
    this.#video.srcObject = null;
  }

  get #track() {
    return this.#stream?.getVideoTracks()[0];
  }

  /** gives the id of the camera that is open. */
  get id() {
    return this.#track?.getSettings().deviceId ?? '';
  }

  /** whether this camera has a torch. */
  get hasTorch() {
    return !!this.#track?.getCapabilities?.().torch;
  }

  light(on) {
    return this.#track?.applyConstraints({ advanced: [{ torch: on }] });
  }

  /** lists the cameras: [{deviceId, label}]. */
  static async list() {
    return (await navigator.mediaDevices.enumerateDevices()).filter((d) => d.kind === 'videoinput');
  }

  /** prefers the browser's own reader of codes to the vendored one. */
  async #reader() {
    const formats = await window.BarcodeDetector?.getSupportedFormats().catch(() => []) ?? [];
    this.#native = formats.includes('qr_code') ? new window.BarcodeDetector({ formats: ['qr_code'] }) : null;
    if (!this.#native) worker ??= new Worker('/js/decoder.js', { type: 'module' });
  }

  async #look() {
    const stream = this.#stream;
    const begun = performance.now();
    try {
      if (this.#video.readyState >= 2) for (const code of await this.#codes()) this.#see(code);
    } catch {
      // One picture that cannot be read is followed by the next.
    }
    if (stream === this.#stream && stream) {
      // A slow phone rests as long as it worked: it stays cool and its battery lasts.
      this.#timer = setTimeout(() => this.#look(), Math.max(pause, performance.now() - begun));
    }
  }

  async #codes() {
    if (this.#native) return (await this.#native.detect(this.#video)).map((b) => b.rawValue);
    const { videoWidth: w, videoHeight: h } = this.#video;
    const scale = Math.min(1, widest / Math.max(w, h));
    this.#canvas.width = Math.round(w * scale);
    this.#canvas.height = Math.round(h * scale);
    const paper = this.#canvas.getContext('2d', { willReadFrequently: true });
    paper.drawImage(this.#video, 0, 0, this.#canvas.width, this.#canvas.height);
    const picture = paper.getImageData(0, 0, this.#canvas.width, this.#canvas.height);
    return new Promise((done) => {
      worker.onmessage = (e) => done(e.data ? [e.data] : []);
      worker.onerror = () => done([]);
      worker.postMessage(picture, [picture.data.buffer]);
    });
  }

  #see(code) {
    const at = performance.now();
    const held = code === this.#last.code && at - this.#last.at < again;
    this.#last = { code, at };
    if (!held && code.length <= 8192) this.#found(code);
  }
}
