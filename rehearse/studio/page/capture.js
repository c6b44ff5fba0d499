// Runs on the audio thread: 32-bit samples to 16-bit, a tenth of a second a packet, and the loudest of them.
class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.size = Math.round(sampleRate / 10);
    this.block = new Int16Array(this.size);
    this.filled = 0;
    this.peak = 0;
    this.port.onmessage = () => this.flush(true);
  }

  process(inputs) {
    const channels = inputs[0];
    const length = channels.length ? channels[0].length : 0;
    for (let at = 0; at < length; at += 1) {
      let sum = 0;
      for (const channel of channels) sum += channel[at];
      const value = Math.max(-1, Math.min(1, sum / channels.length));
      this.peak = Math.max(this.peak, Math.abs(value));
      this.block[this.filled] = Math.round(value * 32767);
      this.filled += 1;
      if (this.filled === this.size) this.flush();
    }
    return true;
  }

  flush(last = false) {
    const sound = this.block.slice(0, this.filled);
    this.port.postMessage({ sound, peak: this.peak, last }, [sound.buffer]);
    this.filled = 0;
    this.peak = 0;
  }
}
registerProcessor("capture", Capture);
