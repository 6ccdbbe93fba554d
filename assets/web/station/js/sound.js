// A sound for each verdict, told apart by rhythm and pitch with the eyes closed.
let context;

const tunes = { // [Hz, start ms, length ms]
  admitted: [[659, 0, 90], [988, 100, 190]],
  already: [[494, 0, 110], [494, 190, 110]],
  help: [[262, 0, 90], [208, 120, 90], [165, 240, 160]],
  left: [[988, 0, 90], [659, 100, 190]],
  undone: [[784, 0, 70], [587, 90, 70], [440, 180, 120]],
  fault: [[131, 0, 380]],
  kept: [[659, 0, 90], [659, 110, 60], [880, 180, 120]],
};

const shakes = { // ms: shake, rest, shake …
  admitted: [60], kept: [60, 60, 60], left: [60], undone: [30, 40, 30], already: [160, 90, 160], help: [320, 90, 320], fault: [500],
};

/** browsers let a page sound only after a touch or a key. */
export function wake() {
  context ??= new (window.AudioContext || window.webkitAudioContext)();
  if (context.state === 'suspended') context.resume();
}

export const awake = () => context?.state === 'running';

for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, wake, { capture: true, passive: true });

export function play(tone) {
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(shakes[tone] || shakes.help);
  if (!awake()) return;
  const wave = tone === 'fault' ? 'sawtooth' : 'triangle';
  for (const [pitch, start, length] of tunes[tone] || tunes.help) {
    const from = context.currentTime + start / 1000;
    const till = from + length / 1000;
    const voice = context.createOscillator();
    const loud = context.createGain();
    voice.type = wave;
    voice.frequency.value = pitch;
    loud.gain.setValueAtTime(0, from);
    loud.gain.linearRampToValueAtTime(0.5, from + 0.01);
    loud.gain.setValueAtTime(0.5, till - 0.03);
    loud.gain.linearRampToValueAtTime(0, till);
    voice.connect(loud).connect(context.destination);
    voice.start(from);
    voice.stop(till);
  }
}
