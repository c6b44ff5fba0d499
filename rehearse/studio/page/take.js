// One take: microphone, clock, and the sound on its way to the studio's file, which outlives this page's connection.
import { ask, hush } from "/static/speech.js";

const view = document.getElementById("take");
const part = (id) => document.getElementById(id);
const lights = [...view.querySelectorAll(".lights span")];
const usualS = view.dataset.lights.split(",").map(Number);
const thinkS = Number(view.dataset.think);
const ignoredMs = 1000 * view.dataset.ignored; // a press so soon after the start was meant for Start, whose place Stop has taken
const RETRY_MS = 500;
const PATIENT = 20; // attempts to come back before the page says where to look
const CHECK_MS = 8000;
const SOUND_MS = 3000; // without a block from the audio thread, or with blocks that hold digital silence alone
const WATCH_MS = 500;
const SPEECH = 0.02; // the loudest sample of a block in which somebody may be speaking
const HUSH = 80; // blocks of a tenth of a second without, after which the page says so
const SIGN_EVERY = 10; // blocks of a pause after which the studio hears that this page is still there

let context, stream, node, lightsS;
let take = null; // {name, socket, samples, unsent: [[first, Int16Array]], next, paused, stopping, ...}
let thinking = null; // the timer of the time to think

// What is going on; the same sentence twice is read aloud once.
function say(text) {
  if (part("status").textContent !== text) part("status").textContent = text;
}

// The bar without a share moves by itself: something is done, and nobody knows how long it takes.
function working(share, text) {
  part("wait").hidden = false;
  if (share) part("wait").value = share;
  else part("wait").removeAttribute("value");
  say(text);
}

function trouble(message, hint = "", page = "") {
  part("trouble").textContent = `${message} ${hint} `.trimStart();
  if (page) part("trouble").append(Object.assign(document.createElement("a"), { href: page, textContent: "See its report" }));
  part("trouble").hidden = false;
}

function show(...ids) {
  for (const id of ["ask", "start", "think", "stop", "pause", "again", "over", "on", "throw", "keep"]) if (part(id)) part(id).hidden = !ids.includes(id);
  for (const id of ["device", "check", "target"]) if (part(id)) part(id).disabled = Boolean(take); // as they are until it is over
}

const share = (done) => (done >= 0.25 ? `: ${Math.floor(done * 4) * 25}% done` : ""); // few steps: each is read aloud
const minutes = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;

// The lights belong to the length aimed at, whose time is the middle one.
function aim() {
  const target = Number(part("target")?.value || view.dataset.target);
  lightsS = usualS.map((one) => (one * target) / usualS[1]);
  lights.forEach((light, at) => (light.querySelector("small").textContent = minutes(lightsS[at])));
}

const REFUSED = {
  NotAllowedError: ["The browser is not allowed to use the microphone.", "Allow it for this page (beside the address), then try again."],
  NotFoundError: ["There is no microphone.", "Connect one, then try again."],
  NotReadableError: ["The microphone is in use by another program.", "Close that, then try again."],
  OverconstrainedError: ["This microphone is no longer connected.", "Choose another."],
};

async function open() {
  const wanted = part("device").value;
  const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  close();
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { ...plain, ...(wanted ? { deviceId: { exact: wanted } } : {}) },
    });
    context = new AudioContext();
    await context.audioWorklet.addModule("/static/capture.js");
    node = new AudioWorkletNode(context, "capture");
    context.createMediaStreamSource(stream).connect(node);
    context.resume(); // some browsers let it sleep
  } catch (error) {
    trouble(...(REFUSED[error.name] || [`The microphone cannot be opened: ${error.message}.`, "Try another browser."]));
    close();
    return false;
  }
  part("trouble").hidden = true;
  node.port.onmessage = (event) => heard(event.data);
  stream.getAudioTracks()[0].onended = () => take && (trouble("The microphone was lost.", "What you said until then is saved."), stop());
  await list();
  return true;
}

function close() {
  if (stream) for (const track of stream.getTracks()) track.stop();
  if (context) context.close();
  stream = context = node = undefined;
}

async function list() {
  const found = (await navigator.mediaDevices.enumerateDevices()).filter((one) => one.kind === "audioinput");
  const chosen = part("device").value;
  const first = part("device").options[0];
  part("device").replaceChildren(first, ...found.filter((one) => one.label).map((one) => new Option(one.label, one.deviceId)));
  part("device").value = chosen;
}

// Why nothing of what is said arrives, and what to do; null where it arrives.
function deaf() {
  const now = performance.now();
  if (context.state !== "running") return ["The browser has put the microphone to sleep.", "Click on this page to wake it."];
  if (now - take.heardAt > SOUND_MS) return ["The browser is not sending any sound.", "Start over with another microphone or in another browser."];
  if (now - take.soundAt > SOUND_MS) return ["The microphone sends only silence.", "Unmute it, or start over with another microphone."];
  return null;
}

function watch() {
  if (!take || take.paused || take.stopping) return;
  const why = deaf();
  if (why && take.deaf !== why[0]) trouble(...why);
  else if (!why && take.deaf && part("trouble").textContent.startsWith(take.deaf)) part("trouble").hidden = true;
  take.deaf = why?.[0];
}

function hears(text) {
  if (part("heard").textContent !== text) part("heard").textContent = text;
}

function heard({ sound, peak, last }) {
  part("level").value = peak;
  if (take) take.heardAt = performance.now();
  if (take && (peak > 0 || take.paused)) take.soundAt = performance.now();
  if (!take) {
    if (peak > SPEECH) hears(peak > 0.98 ? "Too loud: turn it down or sit farther away." : "It hears you.");
    return;
  }
  if (take.stopping) return;
  take.hush = take.paused || peak > SPEECH ? 0 : (take.hush || 0) + 1;
  if (take.paused) hears("");
  else if (peak > SPEECH) hears("It hears you.");
  else if (take.hush === HUSH) hears("Nothing heard for 8 seconds. Speak louder, or check whether the microphone is muted.");
  if (!take.paused && sound.length) {
    take.unsent.push([take.samples, sound]);
    take.samples += sound.length;
    tick(take.samples / context.sampleRate);
  } else if (take.paused && (take.quiet = (take.quiet || 0) + 1) % SIGN_EVERY === 0 && take.socket.readyState === WebSocket.OPEN) {
    take.socket.send(packet(take.samples, new Int16Array(0)));
  }
  if (last) take.stopping = true;
  send();
}

const REACHED = ["", "Recording: you have reached your target.", "Recording: you are over your target."];

function tick(now) {
  part("clock").textContent = minutes(now);
  lights.forEach((light, at) => {
    const on = now >= lightsS[at];
    if (on && !light.classList.contains("on") && REACHED[at]) say(REACHED[at]);
    light.classList.toggle("on", on);
  });
}

function packet(first, sound) {
  const bytes = new Uint8Array(8 + sound.byteLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(first), true);
  bytes.set(new Uint8Array(sound.buffer, sound.byteOffset, sound.byteLength), 8);
  return bytes;
}

function send() {
  const socket = take.socket;
  if (!socket || socket.readyState !== WebSocket.OPEN || take.next === null) return;
  for (const [first, sound] of take.unsent) {
    if (first < take.next) continue;
    socket.send(packet(first, sound));
    take.next = first + sound.length;
  }
  if (take.stopping && !take.asked && take.next >= take.samples) {
    take.asked = true;
    socket.send(JSON.stringify({ stop: take.samples }));
  }
}

// What the file holds is let go of; what it lacks is sent again from there on.
function acknowledged(have, fresh) {
  take.unsent = take.unsent.filter(([first, sound]) => first + sound.length > have);
  if (fresh) take.next = take.unsent.length ? take.unsent[0][0] : take.samples;
  send();
}

function connect() {
  const mine = take;
  const socket = new WebSocket(`ws://${location.host}/takes/${mine.name}/sound`);
  mine.socket = socket;
  mine.next = null;
  mine.asked = false;
  let fresh = true;
  socket.onmessage = (event) => {
    if (mine.left) return;
    const told = JSON.parse(event.data);
    if ("have" in told) {
      if (fresh && told.state !== "recording") missing(mine, told.have);
      mine.tries = 0;
      mine.have = told.have;
      acknowledged(told.have, fresh);
      if (fresh && !mine.stopping) say(mine.paused ? "Paused." : "Recording.");
      fresh = false;
    }
    if ("share" in told && !mine.failed) {
      show();
      working(told.share, told.share < 1 ? `Your words are being transcribed${share(told.share)}.` : "Your report is being made.");
    }
    if ("short" in told) {
      part("wait").hidden = true;
      say(`Too short to judge: ${told.short ? `${told.short} s of speech` : "nothing was said"}. Delete it or keep it?`);
      show("throw", "keep");
      part("throw").focus();
    }
    if ("error" in told) {
      mine.failed = [told.error, told.hint];
      trouble(...mine.failed);
      say("");
      finish(mine);
    }
    if ("attempt" in told) {
      finish(mine);
      if (mine.failed) trouble(...mine.failed, told.page);
      else location.href = told.page;
    }
  };
  socket.onclose = () => {
    if (mine.over) return;
    mine.tries = (mine.tries || 0) + 1;
    say("The connection was lost. What you say is kept on this page and sent when the connection is back.");
    if (mine.tries === PATIENT)
      trouble(`The studio has stopped. It has saved the first ${minutes(mine.have / context.sampleRate)} of ${minutes(mine.samples / context.sampleRate)}.`,
        "Type rehearse studio in the terminal again: you will find this take on its home page.");
    setTimeout(() => !mine.over && connect(), RETRY_MS);
  };
}

// The take was ended elsewhere while this page was away: what did not reach it is said.
function missing(mine, have) {
  const lost = (mine.samples - have) / context.sampleRate;
  mine.unsent = [];
  mine.stopping = mine.asked = true;
  if (lost > 0) trouble(`The take was ended while this page was not connected; its last ${lost.toFixed(1)} s are missing.`);
}

function finish(mine) {
  mine.over = true;
  if (take !== mine) return;
  take = null;
  part("wait").hidden = true;
  show("start");
  close();
}

async function start() {
  if (take) return;
  ready();
  if (stream?.getAudioTracks()[0].readyState !== "live" && !(await open())) return;
  const { question, mock, place } = view.dataset;
  const asked = { sample_rate_hz: context.sampleRate, device: stream.getAudioTracks()[0].label || "browser" };
  if (question) asked.question = question;
  if (mock) Object.assign(asked, { mock: Number(mock), place: Number(place) });
  if (part("target")?.value) asked.target_s = Number(part("target").value);
  const answer = await fetch("/takes", {
    method: "POST", body: JSON.stringify(asked), headers: { Accept: "application/json" },
  }).catch(() => null);
  if (!answer) return trouble("The studio is not responding.", "Look at the terminal where you started it.");
  const begun = await answer.json().catch(() => null);
  if (!begun) return trouble("The studio was restarted.", "Open the new link in its terminal.");
  if (!answer.ok) return trouble(begun.error, begun.hint);
  part("trouble").hidden = true;
  const now = performance.now();
  take = { name: begun.take, unsent: [], samples: 0, have: 0, next: null, paused: false, stopping: false, heardAt: now, soundAt: now, begunAt: now };
  part("pause").textContent = "Pause";
  tick(0);
  show("stop", "pause", "again");
  part("stop").focus();
  connect();
}

// No more thinking and no more asking: what comes now is the answer.
function ready() {
  clearInterval(thinking);
  thinking = null;
  hush();
}

async function think() {
  if (take || thinking || (!stream && !(await open()))) return;
  const end = performance.now() + thinkS * 1000;
  show("start");
  part("start").classList.add("primary");
  part("start").focus();
  say("Think. Recording starts by itself when the time is up; press Start, Space or Enter to begin now.");
  const left = () => {
    const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    part("clock").textContent = minutes(seconds);
    if (!seconds) start();
  };
  thinking = setInterval(left, 200);
  left();
}

async function asked() {
  if (take || !(await open())) return;
  show("start");
  say("Listen. Press Start, Space or Enter to begin your answer at once.");
  part("start").focus();
  const spoken = await ask(part("question").textContent);
  if (take || spoken === "hushed") return;
  await think();
  if (spoken === "no voice") say(`This browser cannot read the question aloud: read it yourself. ${part("status").textContent}`);
}

function stop() {
  if (!take || take.stopping) return;
  show();
  working(0, "Stopped. Your last words are being saved.");
  node.port.postMessage("flush"); // what the audio thread still holds belongs to the take
  const mine = take;
  setTimeout(() => {
    if (mine.stopping || mine.over) return; // an audio thread that sleeps has nothing more to give
    mine.stopping = true;
    if (take === mine) send();
  }, SOUND_MS);
}

// A key or a click; the end of the time to think may have come just before it.
function pressed() {
  if (take && performance.now() - take.begunAt >= ignoredMs) stop();
}

function pause() {
  if (!take) return;
  take.paused = !take.paused;
  part("pause").textContent = take.paused ? "Continue" : "Pause";
  say(take.paused ? "Paused." : "Recording.");
  if (!take.paused) part("stop").focus(); // Space and Enter stop, as the page says, and do not pause again
}

async function discard() {
  const old = take;
  old.over = old.left = true;
  take = null;
  tick(0);
  show();
  old.socket.close();
  await fetch(`/takes/${old.name}`, { method: "DELETE" }).catch(() => null);
}

// Nothing is thrown away without a question; meanwhile the take is paused, and Enter or Space goes on.
function again() {
  if (!take) return;
  if (!take.paused) pause();
  show("over", "on");
  say("Delete what was recorded and start over?");
  part("on").focus();
}

function goOn() {
  if (!take) return;
  show("stop", "pause", "again");
  pause();
}

async function startOver() {
  if (!take) return;
  say("Starting over.");
  await discard();
  await start();
}

async function throwAway() {
  if (!take) return;
  await discard();
  close();
  show("ask", "start");
  say("Deleted. Press Start, Space or Enter to record again.");
  part("start").focus();
}

function keep() {
  if (!take) return;
  show();
  working(0, "Your report is being made.");
  take.socket.send(JSON.stringify({ keep: true }));
}

aim();
for (const [id, act] of Object.entries({ ask: asked, start, think, stop: pressed, pause, again, over: startOver, on: goOn, throw: throwAway, keep })) if (part(id)) part(id).onclick = act;
part("hide").onchange = (event) => {
  part("clock").classList.toggle("hidden", event.target.checked);
  if (take && !part("stop").hidden) part("stop").focus();
};
part("target")?.addEventListener("change", aim);
part("device").onchange = () => !take && stream && open();
part("check").onclick = async () => {
  if (take || !(await open())) return;
  part("heard").textContent = "Say something.";
  (part("ask") && !part("ask").hidden ? part("ask") : part("start")).focus(); // Space and Enter begin, as the page says
  setTimeout(() => {
    if (!take && part("heard").textContent === "Say something.")
      part("heard").textContent = "No sound came through: choose another microphone or turn this one up.";
  }, CHECK_MS);
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("button, input, select, textarea, a, summary");
  if (typing || event.repeat || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  if (take) pressed();
  else if (part("ask") && !part("ask").hidden) asked();
  else start();
});
setInterval(watch, WATCH_MS);
for (const sign of ["pointerdown", "keydown"]) document.addEventListener(sign, () => context?.state === "suspended" && context.resume());
window.addEventListener("beforeunload", (event) => take && !take.stopping && event.preventDefault());
navigator.mediaDevices?.addEventListener?.("devicechange", list);
for (const id of ["ask", "start", "think", "check"]) if (part(id)) part(id).disabled = false; // a press before now would be lost
