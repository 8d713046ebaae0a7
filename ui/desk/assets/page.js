// What every view needs: calls, regions, messages beside the thing.

/** Put rendered regions in their places; a region whose form the agent has touched is left alone. */
export function put(root, html, { force = false } = {}) {
  for (const [name, fragment] of Object.entries(html || {})) {
    const region = root.querySelector(`[data-region="${name}"]`);
    if (!region || region.rdShown === fragment) continue;
    const touched = !force && region.querySelector("[data-dirty=yes]");
    const typing = region.contains(document.activeElement) && document.activeElement.matches("input, textarea");
    if (!force && (touched || typing)) continue;
    const open = new Set([...region.querySelectorAll("details[open] > summary")].map(title));
    const closed = new Set([...region.querySelectorAll("details:not([open]) > summary")].map(title));
    region.innerHTML = fragment;
    region.rdShown = fragment;
    for (const summary of region.querySelectorAll("details > summary")) {
      if (open.has(title(summary))) summary.parentElement.open = true;
      if (closed.has(title(summary))) summary.parentElement.open = false;
    }
  }
}

const title = (summary) => summary.firstChild?.textContent.trim();

/** Say `words` beside the thing called `name`; falls back to the top of the page. */
export function say(root, name, words, good = false) {
  const line = root.querySelector(`[data-msg="${name}"]`) || root.querySelector('[data-msg="page"]');
  if (!line) return;
  line.textContent = words || "";
  line.classList.toggle("is-bad", Boolean(words) && !good);
  line.classList.toggle("is-good", Boolean(words) && good);
}

/** Take every message away. */
export function hush(root) {
  for (const line of root.querySelectorAll("[data-msg]")) { line.textContent = ""; line.classList.remove("is-bad", "is-good"); }
}

/** Wrap the server function: one place that turns a lost connection or session into words. */
export function caller(server, root) {
  let lost = false;
  return async function call(ask, near = "page") {
    let answer;
    try {
      answer = await server.call(ask);
      if (lost && !answer.error) { lost = false; say(root, "page", ""); }
    } catch {
      const status = await fetch("/session", { cache: "no-store" }).then((r) => r.status, () => 0);
      answer = status === 401
        ? { error: { kind: "SignedOut", message: "You are signed out. Sign in again; what you typed is kept in this browser." } }
        : { error: { kind: "Offline", message: "The desk does not answer. What you typed is kept; it is tried again in a moment." } };
    }
    if (answer.error?.kind === "SignedOut") {
      say(root, "page", answer.error.message);
      const line = root.querySelector('[data-msg="page"]');
      const link = Object.assign(document.createElement("a"), { href: `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`, textContent: " Sign in" });
      line?.append(link);
    } else if (answer.error?.kind === "Offline") {
      lost = true;
      say(root, "page", answer.error.message);
    } else if (answer.error && near) {
      say(root, near, answer.error.message);
    }
    return answer;
  };
}

/** The agent's unsaved words, kept in this browser until they are a revision. */
export const kept = {
  key: (who, id) => `replydesk:${who}:${id}`,
  read(who, id) {
    try { return JSON.parse(localStorage.getItem(this.key(who, id))); } catch { return null; }
  },
  write(who, id, value) {
    try { localStorage.setItem(this.key(who, id), JSON.stringify(value)); return true; } catch { return false; }
  },
  drop(who, id) { localStorage.removeItem(this.key(who, id)); },
};
