// Asks a question aloud with a voice of this machine. Voices that speak over the network would send the question away.
const WAIT_MS = 1000; // browsers list their voices a moment after they are asked for them

let asking = null; // ends the question that is being asked

async function voice() {
  const own = () => speechSynthesis.getVoices().filter((one) => one.localService && one.lang.startsWith("en"))[0];
  if (!own()) await new Promise((done) => {
    speechSynthesis.addEventListener("voiceschanged", done, { once: true });
    setTimeout(done, WAIT_MS);
  });
  return own();
}

// What came of it: "asked", "hushed" (the answer began before its end), "no voice".
export async function ask(text) {
  const found = "speechSynthesis" in window ? await voice() : undefined;
  if (!found) return "no voice";
  const spoken = Object.assign(new SpeechSynthesisUtterance(text), { voice: found, lang: found.lang });
  return new Promise((done) => {
    asking = () => done("hushed");
    spoken.onend = () => done("asked");
    spoken.onerror = () => done("no voice");
    speechSynthesis.speak(spoken);
  });
}

export function hush() {
  if (asking) asking();
  asking = null;
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}
