// A report stands in a frame: its keys work at once, and also while the page around it has the focus.
const frame = document.querySelector("iframe.whole");
const KEYS = [" ", "n", "p", "ArrowLeft", "ArrowRight"];

document.addEventListener("keydown", (event) => {
  const own = event.target.closest("a, button, input, select, textarea, summary");
  if (own || event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key)) return;
  const inside = frame.contentDocument?.body;
  if (!inside?.querySelector("audio")) return;
  event.preventDefault();
  inside.dispatchEvent(new frame.contentWindow.KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }));
});
