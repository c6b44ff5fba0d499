// A take that has no report: how far its report is, while it is made.
for (const form of document.querySelectorAll("form.waiting")) {
  form.onsubmit = (event) => {
    event.preventDefault();
    const [status, bar, button] = ["[role=status]", "progress", "button"].map((one) => form.querySelector(one));
    const socket = new WebSocket(`ws://${location.host}/takes/${form.dataset.take}/sound`);
    let over = false;
    button.hidden = true;
    bar.hidden = false;
    bar.removeAttribute("value");
    status.textContent = "Your words are being transcribed.";
    socket.onmessage = (message) => {
      const told = JSON.parse(message.data);
      if (told.state === "recording") socket.send(JSON.stringify({ stop: 0 }));
      if (told.share) bar.value = told.share;
      if ("short" in told && form.action.endsWith("/keep")) socket.send(JSON.stringify({ keep: true }));
      else if ("short" in told) location.reload(); // which asks whether to keep it
      if ("error" in told) over = Boolean((status.textContent = `${told.error} ${told.hint}`));
      if ("page" in told) location.href = told.page;
    };
    socket.onclose = () => {
      button.hidden = false;
      bar.hidden = true;
      if (!over) status.textContent = "";
    };
  };
}

// A take that another page records: once it is over, the home page shows it, and any other says where it is.
const LOOK_MS = 1500;
for (const notice of document.querySelectorAll("[data-recording]")) {
  const look = async () => {
    const answer = await fetch(`/takes/${notice.dataset.recording}/state`).catch(() => null);
    const told = answer?.ok ? await answer.json().catch(() => null) : null; // none: the studio may be back later
    if (told?.recording !== false) setTimeout(look, LOOK_MS);
    else if (location.pathname === "/") location.reload();
    else for (const part of notice.children) part.hidden = !part.hidden;
  };
  setTimeout(look, LOOK_MS);
}
