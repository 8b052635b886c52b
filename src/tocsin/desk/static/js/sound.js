// A bell, made here, heard only when somebody has armed it: browsers want a gesture first, and so do sleepers.
let context = null;

export const armed = () => context !== null && context.state === "running";

export async function arm() {
  context = context || new AudioContext();
  await context.resume();
  strike(context.currentTime, 0.15);
}

export async function disarm() {
  if (context) await context.suspend();
}

const STRIKES = { critical: 3, high: 2, medium: 1, low: 0 };
const PARTIALS = [[1, 1], [2.02, 0.55], [2.99, 0.3], [4.2, 0.15]]; // of a small bell: frequency and loudness, roughly

export function ring(severity) {
  if (!armed()) return;
  for (let i = 0; i < (STRIKES[severity] ?? 0); i += 1) strike(context.currentTime + i * 0.55, 0.3);
}

function strike(at, loud) {
  for (const [ratio, part] of PARTIALS) {
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = 523.25 * ratio;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loud * part, at + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 2.2 / ratio);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + 2.3);
  }
}
