// How far the archive is, until the browser has it.
const LOOK_MS = 300;
const [form, bar, said] = ["export", "made", "making"].map((id) => document.getElementById(id));

async function look() {
  const told = await fetch("/data/export/state").then((answer) => answer.json()).catch(() => ({ share: null }));
  bar.hidden = told.share === null;
  bar.value = told.share ?? 0;
  said.textContent = told.share === null ? "The file is being saved by your browser." : "Your reports are being collected.";
  if (told.share !== null) setTimeout(look, LOOK_MS);
}

form?.addEventListener("submit", () => setTimeout(look, LOOK_MS));
