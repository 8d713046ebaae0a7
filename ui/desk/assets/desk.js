// The desk: the queue on the left, the open case on the right.
import { Composer } from "./composer.js";
import { shortcuts } from "./keys.js";
import { caller, hush, put, say } from "./page.js";

const POLL_WRITING = 900, POLL_CASE = 5000, POLL_QUEUE = 9000, RENEW = 120000, DWELL = 1200;

export function desk(root, server, me) {
  const call = caller(server, root);
  const $ = (selector) => root.querySelector(selector);
  const composer = new Composer(root, call, me);
  const filters = $("[data-form=filters]");
  let ids = [], cursor = null, current = null, asked = 0, lastActive = Date.now(), lastRenewed = 0;

  // ---- the queue
  const remember = `replydesk:${me}:filters`;
  restoreFilters();

  function restoreFilters() {
    let saved = {};
    try { saved = JSON.parse(sessionStorage.getItem(remember)) || {}; } catch { /* nothing was kept */ }
    for (const field of filters.elements) {
      if (!(field.name in saved)) continue;
      if (field.type === "checkbox") field.checked = saved[field.name]; else field.value = saved[field.name];
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.selectedIndex = 0;
    }
  }

  function showActive() {
    const f = filters.elements, on = f.channel.value || f.kind.value || f.lang.value || f.mine.checked;
    $("[data-role=more]").dataset.on = on ? "yes" : "no";
  }

  async function refreshQueue() {
    const f = filters.elements;
    showActive();
    const answer = await call({
      do: "queue", states: f.states.value, order: f.order.value, channel: f.channel.value || null,
      kind: f.kind.value || null, lang: f.lang.value || null, mine: f.mine.checked,
      text: f.text.value || null, cursor, selected: current,
    });
    if (answer.error) return;
    ids = answer.ids;
    const focused = document.activeElement?.closest?.(".rd-item")?.dataset.case;
    put(root, answer.html, { force: true });
    if (focused) root.querySelector(`.rd-item[data-case="${CSS.escape(focused)}"]`)?.focus();
    document.title = answer.waiting ? `(${answer.waiting}) Replydesk` : "Replydesk";
  }

  let typing;
  filters.addEventListener("input", (event) => {
    const saved = Object.fromEntries([...filters.elements].map((f) => [f.name, f.type === "checkbox" ? f.checked : f.value]));
    sessionStorage.setItem(remember, JSON.stringify(saved));
    cursor = null;
    clearTimeout(typing);
    typing = setTimeout(() => refreshQueue(), event.target.name === "text" ? 250 : 0);
  });
  filters.addEventListener("submit", (event) => event.preventDefault());

  // ---- the case
  async function open(id, { push = true } = {}) {
    const mine = ++asked;
    await composer.leave(id);
    hush(root);
    current = id;
    lastRenewed = 0;
    if (push) history.pushState({}, "", `?case=${encodeURIComponent(id)}`);
    for (const item of root.querySelectorAll(".rd-item")) {
      const here = item.dataset.case === id;
      item.classList.toggle("is-selected", here);
      item.setAttribute("aria-current", String(here));
      if (here) item.scrollIntoView({ block: "nearest" });
    }
    const answer = await call({ do: "open", case: id });
    if (mine !== asked || answer.error) return;
    $("[data-role=nothing]").hidden = true;
    $("[data-role=open]").hidden = false;
    root.dataset.showing = "case";
    composer.show(answer, { fresh: true });
    for (const pane of root.querySelectorAll(".rd-context, .rd-reply-scroll")) pane.scrollTop = 0;
    setTimeout(() => { if (mine === asked) claim(); }, DWELL);
  }

  async function claim() {
    if (!current || composer.case.finished) return;
    lastRenewed = Date.now();
    const answer = await call({ do: "open", case: current, claim: true }, null);
    if (answer.error || answer.case.id !== current) return;
    composer.show(answer);
    if (answer.notice && !answer.case.held) say(root, "page", answer.notice);
  }

  async function refreshCase() {
    if (!current || composer.busy) return;
    const id = current;
    const answer = await call({ do: "open", case: id }, null);
    if (!answer.error && id === current && !composer.busy) composer.show(answer);
  }

  function step(by) {
    const at = ids.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : ids.length - 1) : at + by;
    if (ids[next]) open(ids[next]);
  }

  // ---- events
  root.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-do]");
    if (!button || button.disabled) return;
    const what = button.dataset.do;
    if (what === "open") return open(button.dataset.case);
    if (what === "queue") { root.dataset.showing = "queue"; return; }
    if (what === "first-page") { cursor = null; return refreshQueue(); }
    if (what === "next-page" && button.closest("[data-region=trail]")) return showTrail(button.dataset.cursor);
    if (what === "next-page") { cursor = button.dataset.cursor; return refreshQueue(); }
    if (what === "next") return step(1);
    if (await composer.act(what, button)) refreshQueue();
  });
  root.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-form]");
    if (!form || form === filters) return;
    event.preventDefault();
    if (await composer.submit(form.dataset.form, form, event.submitter)) refreshQueue();
  });
  root.addEventListener("toggle", (event) => {
    if (event.target.dataset?.fold === "trail" && event.target.open && current) {
      showTrail(null);
    }
  }, true);
  root.addEventListener("input", (event) => {
    lastActive = Date.now();
    // A lease that ran out while the agent was away is taken again with the first word.
    if (event.target.closest(".rd-reply, .rd-context") && !composer.case.mine && Date.now() - lastRenewed > 10000) claim();
  });
  root.addEventListener("focusin", (event) => {
    if (event.target.closest(".rd-case") && event.target.matches("input, textarea, select") && !lastRenewed) claim();
  });
  window.addEventListener("popstate", fromAddress);
  window.addEventListener("replydesk:open", (event) => open(event.detail));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { refreshQueue(); refreshCase(); } });
  shortcuts(root, {
    next: () => step(1), previous: () => step(-1), approve: () => $("#rd-approve")?.focus(),
    edit: () => $("[data-role=text]").focus(), search: () => $("#rd-search").focus(),
    save: () => composer.save(), help: () => $("[data-role=help]").showModal(),
  });

  async function showTrail(from) {
    put(root, (await call({ do: "case_audit", case: current, cursor: from })).html, { force: true });
  }

  function fromAddress() {
    const id = new URLSearchParams(location.search).get("case");
    if (id && id !== current) open(id, { push: false });
  }

  // ---- time
  const visible = () => !document.hidden && root.offsetParent !== null;
  (function caseTick() {
    setTimeout(async () => {
      if (visible()) {
        if (composer.case.mine && Date.now() - lastRenewed > RENEW && Date.now() - lastActive < RENEW) await claim();
        else await refreshCase();
      }
      caseTick();
    }, composer.case.writing ? POLL_WRITING : POLL_CASE);
  })();
  setInterval(() => { if (visible()) refreshQueue(); }, POLL_QUEUE);
  refreshQueue().then(fromAddress);
}
