// One take: microphone, clock, and the sound on its way to the studio's file, which outlives this page's connection.
const view = document.getElementById("take");
const part = (id) => document.getElementById(id);
const lights = [...view.querySelectorAll(".lights i")];
const lightsS = view.dataset.lights.split(",").map(Number);
const RETRY_MS = 500;
const CHECK_MS = 8000;

let context, stream, node;
let take = null; // {name, socket, sent, unsent: [[first, Int16Array]], paused, stopping}
let seconds = 0;

function say(text) {
  part("status").textContent = text;
}

function trouble(message, hint = "") {
  part("trouble").textContent = `${message} ${hint}`.trim();
  part("trouble").hidden = false;
}

function show(...ids) {
  for (const id of ["start", "stop", "pause", "again"]) part(id).hidden = !ids.includes(id);
}

const REFUSED = {
  NotAllowedError: ["The browser may not use the microphone.", "Allow it for this page, then try again."],
  NotFoundError: ["There is no microphone.", "Connect one, then try again."],
  NotReadableError: ["The microphone is in use by another program.", "Close that, then try again."],
  OverconstrainedError: ["This microphone is not there any more.", "Choose another."],
};

async function open() {
  const wanted = part("device").value;
  const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  close();
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { ...plain, ...(wanted ? { deviceId: { exact: wanted } } : {}) },
    });
  } catch (error) {
    trouble(...(REFUSED[error.name] || [`The microphone cannot be opened: ${error.message}.`, ""]));
    return false;
  }
  part("trouble").hidden = true;
  context = new AudioContext();
  await context.audioWorklet.addModule("/static/capture.js");
  node = new AudioWorkletNode(context, "capture");
  node.port.onmessage = (event) => heard(event.data);
  context.createMediaStreamSource(stream).connect(node);
  stream.getAudioTracks()[0].onended = () => take && (trouble("The microphone was lost."), stop());
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

function heard({ sound, peak, last }) {
  part("level").value = peak;
  if (!take) {
    if (peak > 0.02) part("heard").textContent = peak > 0.98 ? "Too loud" : "It hears you";
    return;
  }
  if (take.stopping) return;
  if (!take.paused && sound.length) {
    take.unsent.push([take.samples, sound]);
    take.samples += sound.length;
    tick(take.samples / context.sampleRate);
  }
  if (last) take.stopping = true;
  send();
}

function tick(now) {
  seconds = now;
  const whole = Math.floor(now);
  part("clock").textContent = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  lights.forEach((light, at) => light.classList.toggle("on", now >= lightsS[at]));
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
    if (take !== mine) return;
    const told = JSON.parse(event.data);
    if ("have" in told) {
      acknowledged(told.have, fresh);
      if (fresh && !mine.stopping) say("Recording.");
      fresh = false;
    }
    if ("share" in told) {
      part("wait").hidden = false;
      part("wait").value = told.share;
      say("The words are being heard.");
    }
    if ("error" in told) {
      trouble(told.error, told.hint);
      finish();
    }
    if ("attempt" in told) {
      finish();
      location.href = `/attempts/${told.attempt}`;
    }
  };
  socket.onclose = () => {
    if (take !== mine || mine.over) return;
    say("The connection was lost. What you say is kept here and sent when it is back.");
    setTimeout(() => take === mine && !mine.over && connect(), RETRY_MS);
  };
}

function finish() {
  if (take) take.over = true;
  take = null;
  part("wait").hidden = true;
  show("start");
  close();
}

async function start() {
  if (take) return;
  if (!stream && !(await open())) return;
  const asked = { question: view.dataset.question, sample_rate_hz: context.sampleRate,
    device: stream.getAudioTracks()[0].label || "browser" };
  const answer = await fetch("/takes", {
    method: "POST", body: JSON.stringify(asked), headers: { Accept: "application/json" },
  }).catch(() => null);
  if (!answer) return trouble("The studio does not answer.", "Look at the terminal in which it was started.");
  const begun = await answer.json();
  if (!answer.ok) return trouble(begun.error, begun.hint);
  part("trouble").hidden = true;
  take = { name: begun.take, unsent: [], samples: 0, next: null, paused: false, stopping: false };
  tick(0);
  show("stop", "pause", "again");
  part("stop").focus();
  connect();
}

function stop() {
  if (!take || take.stopping) return;
  show();
  say("Stopped. The last words are on their way.");
  node.port.postMessage("flush"); // what the audio thread still holds belongs to the take
}

function pause() {
  if (!take) return;
  take.paused = !take.paused;
  part("pause").textContent = take.paused ? "Go on" : "Pause";
  say(take.paused ? "Paused." : "Recording.");
}

async function again() {
  if (!take) return;
  const old = take;
  old.over = true;
  take = null;
  old.socket.close();
  await fetch(`/takes/${old.name}`, { method: "DELETE" }).catch(() => null);
  await start();
}

part("start").onclick = start;
part("stop").onclick = stop;
part("pause").onclick = pause;
part("again").onclick = again;
part("hide").onchange = (event) => part("clock").classList.toggle("hidden", event.target.checked);
part("device").onchange = () => !take && stream && open();
part("check").onclick = async () => {
  if (take || !(await open())) return;
  part("heard").textContent = "Say something.";
  setTimeout(() => {
    if (!take && part("heard").textContent === "Say something.")
      part("heard").textContent = "Nothing was heard: choose another microphone, or turn this one up.";
  }, CHECK_MS);
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("button, input, select, textarea, a, summary");
  if (typing || event.repeat || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  take ? stop() : start();
});
window.addEventListener("beforeunload", (event) => take && !take.stopping && event.preventDefault());
navigator.mediaDevices?.addEventListener?.("devicechange", list);
