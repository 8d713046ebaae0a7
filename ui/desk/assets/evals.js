// The Evals tab: each page of it is one ask, and each button or form on it leads to the next.
import { caller, hush, put, say } from "./page.js";
import { grading } from "./grading.js";

const CHANGES = ["bless", "keep_correction"];

export function evals(root, server) {
  const call = caller(server, root);
  let last = { do: "runs" };
  let turn = 0;

  /** Ask, and show the page that comes back; what only changes something leaves `last` as it is.
   *  An answer that comes after a later ask is dropped: nobody waits for that page any more. */
  async function show(ask, { keep = false } = {}) {
    const mine = ++turn;
    hush(root);
    root.classList.add("is-busy");
    const answer = await call(ask);
    if (mine !== turn) return false;
    root.classList.remove("is-busy");
    if (answer.error) return false;
    const another = !keep && JSON.stringify(ask) !== JSON.stringify(last);
    if (!keep) last = ask;
    put(root, answer.html, { force: true });
    if (another) root.scrollTop = 0;
    if (answer.say) say(root, answer.say.near, answer.say.words, true);
    grades.begin();
    follow();
    return true;
  }

  /** While runs are at work in the background: how far they are, and the whole page once one of them ended. */
  let looking = null;
  function follow() {
    clearTimeout(looking);
    const shown = pending();
    if (!shown.length) return;
    looking = setTimeout(async () => {
      if (!root.offsetParent || document.hidden) return follow();
      const mine = turn;
      const answer = await call({ do: "run_orders" }, null);
      if (mine !== turn) return;
      if (answer.error) return follow();
      put(root, answer.html);
      const ended = shown.some((id) => !answer.pending.includes(id));
      const writing = [...root.querySelectorAll("input[type=text]")].some((field) => field.value);
      if (ended && !writing) show(last); else follow();
    }, 2000);
  }
  const pending = () => [...root.querySelectorAll("[data-region=orders] .rd-order")].map((order) => order.dataset.order);

  const grades = grading(root, async (form, fields) => {
    const { run, item, sha, grade } = form.dataset;
    const ask = { do: "label", run, item, text_sha256: sha, settles: grade === "settle", ...fields };
    if (await show(ask, { keep: true })) {
      last = grade === "settle" ? { do: "people", run } : { do: "label_next", run };
      root.scrollTop = 0;
    }
  });

  /** What starts or stops a run leads to the table of runs, wherever it was pressed. */
  async function start(ask) {
    if (await show(ask, { keep: true })) last = { do: "runs" };
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-go]");
    if (!button) return;
    const { go, ...rest } = button.dataset;
    if (rest.days) rest.days = Number(rest.days);
    if (go === "start_run" || go === "cancel_run") return void start({ do: go, ...rest });
    show({ do: go, ...rest }, { keep: CHANGES.includes(go) });
  });
  root.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-form]");
    if (!form) return;
    event.preventDefault();
    if (form.dataset.form === "start_run") {
      const { set, part } = form.elements.what.selectedOptions[0].dataset;
      return void start({ do: "start_run", set_name: set, part: part ?? null, label: form.elements.label.value });
    }
    show({ do: "compare", before: form.elements.before.value, after: form.elements.after.value });
  });
  // Each time the tab is opened it is read again, but never under someone who is grading.
  new IntersectionObserver((entries) => {
    if (entries.some((e) => e.isIntersecting) && !grades.begun()) show(last);
  }).observe(root);
}
