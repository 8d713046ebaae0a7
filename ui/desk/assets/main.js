// Entry: each view that Gradio mounts is handed over by its `js_on_load` through `window.rdMounts`.
import { desk } from "./desk.js";
import { evals } from "./evals.js";
import { list } from "./lists.js";
import { pages } from "./pages.js";

const session = fetch("/session", { cache: "no-store" }).then((r) => (r.ok ? r.json() : Promise.reject(r.status)));

async function mount({ element, server }) {
  const root = element.querySelector("[data-view]");
  if (!root || root.dataset.mounted) return;
  root.dataset.mounted = "yes";
  let me;
  try { me = await session; } catch { location.href = "/sign-in"; return; }
  const who = document.querySelector("[data-role=who]");
  if (who) who.textContent = me.username;
  const view = { desk: () => desk(root, server, me.username), evals: () => evals(root, server), list: () => list(root, server), pages: () => pages(root, server) };
  view[root.dataset.view]();
}

window.rdGo = () => { for (const view of (window.rdMounts || []).splice(0)) mount(view); };
window.rdGo();
