// The other tabs: a page of rendered rows, older pages, and small forms.
import { caller, hush, put, say } from "./page.js";

export function list(root, server) {
  const call = caller(server, root);
  const base = root.dataset.ask;
  let last = { do: base };

  async function load(ask = last) {
    const answer = await call(ask);
    if (answer.error) return;
    last = ask;
    put(root, answer.html, { force: true });
    if (answer.say) say(root, answer.say.near, answer.say.words, true);
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    const { do: what, ...rest } = button.dataset;
    if (what === "goto") return goTo(rest.case);
    if (what === "next-page") return load({ ...last, cursor: rest.cursor });
    if (what === "first-page") return load({ do: base });
    if (what === "verify") return load({ do: base, verify: true });
  });
  root.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-form]");
    event.preventDefault();
    hush(root);
    const fields = new FormData(form), ask = { do: form.dataset.form };
    for (const name of new Set(fields.keys())) {
      const many = form.querySelector(`[name="${name}"]`).dataset.many !== undefined;
      ask[name] = many ? fields.getAll(name) : fields.get(name);
    }
    const answer = await call(ask, form.dataset.near || form.dataset.form);
    if (answer.error) return;
    put(root, answer.html, { force: true });
    if (answer.say) { say(root, answer.say.near, answer.say.words, true); form.reset(); }
  });
  // Each time the tab is opened it is read again.
  new IntersectionObserver((entries) => { if (entries.some((e) => e.isIntersecting)) load(); }).observe(root);
}

/** Show a case on the desk's own tab. */
export function goTo(id) {
  history.pushState({}, "", `?case=${encodeURIComponent(id)}`);
  document.querySelector('[role=tab][data-tab-id="desk"]')?.click();
  window.dispatchEvent(new CustomEvent("replydesk:open", { detail: id }));
}
