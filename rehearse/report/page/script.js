(() => {
  "use strict";
  const audio = document.querySelector("audio");
  if (!audio) return;

  // A sound that stands in the page is played from memory: some browsers cannot seek in a data: address.
  const [head, body] = audio.getAttribute("src").split(",", 2);
  if (head.startsWith("data:")) {
    const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
    audio.src = URL.createObjectURL(new Blob([bytes], { type: head.slice(5).split(";")[0] }));
  }

  const words = [...document.querySelectorAll(".said .w[data-s]")].map((node) => ({
    node, start: Number(node.dataset.s), end: Number(node.dataset.e),
  }));
  const moments = [...document.querySelectorAll("button.moment")];
  const now = document.querySelector(".now");
  const axis = document.querySelector("svg.axis");
  const line = axis && axis.querySelector(".playhead");
  const extent = axis ? Number(axis.dataset.extent) : 0;

  const hear = (seconds) => {
    audio.currentTime = Math.max(0, seconds);
    const started = audio.play();
    if (started) started.catch((error) => {
      if (error.name === "AbortError") return;  // paused before it began: not a fault of the sound
      now.textContent = "The sound cannot be played here.";
    });
  };
  const toggle = () => (audio.paused ? hear(audio.currentTime) : audio.pause());
  const tell = (moment) => {
    now.textContent = `${moments.indexOf(moment) + 1} of ${moments.length}: ${moment.textContent.trim()}`;
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (seconds) => {
    const near = words.find(({ end }) => end > seconds) || words[words.length - 1];
    if (near) near.node.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  };
  const step = (direction) => {
    const at = audio.currentTime;
    const next = direction > 0
      ? moments.find((moment) => Number(moment.dataset.s) > at + 0.05)
      : moments.findLast((moment) => Number(moment.dataset.at) < at - 1);
    if (!next) { now.textContent = direction > 0 ? "No later moment." : "No earlier moment."; return; }
    tell(next);
    show(Number(next.dataset.at));
    hear(Number(next.dataset.s));
  };

  document.addEventListener("click", (event) => {
    const stepper = event.target.closest("[data-step]");
    const place = event.target.closest("[data-s]");
    if (stepper) step(Number(stepper.dataset.step));
    else if (place) {
      if (place.matches("button.moment")) tell(place);
      hear(Number(place.dataset.s));
    } else if (axis && axis.contains(event.target)) {
      const box = axis.getBoundingClientRect();
      hear(Math.min(((event.clientX - box.left) / box.width) * extent, audio.duration || extent));
    } else return;
    // After a click the space bar should pause, not press the button again; keyboard users keep their place.
    if (event.detail > 0 && document.activeElement.matches("button")) document.activeElement.blur();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("audio, input, select, textarea")) return;
    if (event.key === " " && event.target.closest("button, a, summary")) return;
    const act = {
      " ": toggle,
      ArrowLeft: () => { audio.currentTime = Math.max(0, audio.currentTime - 2); },
      ArrowRight: () => { audio.currentTime += 2; },
      n: () => step(1),
      p: () => step(-1),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  let lit = null;
  const follow = () => {
    const at = audio.currentTime;
    if (line) {
      const x = `${(100 * Math.min(at, extent)) / extent}%`;
      line.setAttribute("x1", x);
      line.setAttribute("x2", x);
    }
    const word = words.find(({ start, end }) => start <= at && at < end);
    if (lit !== (word && word.node)) {
      if (lit) lit.classList.remove("playing");
      lit = word ? word.node : null;
      if (lit) lit.classList.add("playing");
    }
    if (!audio.paused) requestAnimationFrame(follow);
  };
  audio.addEventListener("play", follow);
  audio.addEventListener("seeked", follow);
})();
