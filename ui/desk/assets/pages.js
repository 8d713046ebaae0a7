// Tabs made of pages: each button leads to the next by one ask, each form is one, and a case opens on the desk.
import { caller, hush, put, say } from "./page.js";
import { goTo } from "./lists.js";

const NUMBERS = ["days"];
const CHANGES = ["note_outcome", "hold", "lift", "mark_fixed", "answer_exercise", "new_webhook", "webhook_active", "delete_webhook", "test_webhook", "erase"];

export function pages(root, server) {
  const call = caller(server, root);
  let last = { do: root.dataset.ask };

  async function show(ask) {
    hush(root);
    root.classList.add("is-busy");
    const answer = await call(ask);
    root.classList.remove("is-busy");
    if (answer.error) return;
    const another = JSON.stringify(ask) !== JSON.stringify(last);
    if (!CHANGES.includes(ask.do)) last = ask;
    put(root, answer.html, { force: true });
    if (another) root.scrollTop = 0;
    if (answer.say) say(root, answer.say.near, answer.say.words, true);
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-go], [data-open]");
    if (!button) return;
    if (button.dataset.open) return void goTo(button.dataset.open);
    const { go, ...rest } = button.dataset;
    for (const name of NUMBERS) if (rest[name]) rest[name] = Number(rest[name]);
    if (rest.active) rest.active = rest.active === "yes";
    show({ do: go, ...rest });
  });
  root.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-form]");
    event.preventDefault();
    const fields = new FormData(form), ask = { do: form.dataset.form };
    for (const name of new Set(fields.keys())) {
      const many = form.querySelector(`[name="${name}"]`).dataset.many !== undefined;
      ask[name] = many ? fields.getAll(name) : fields.get(name);
    }
    show(ask);
  });
  // Each time the tab is opened it is read again, but never under someone who is writing.
  new IntersectionObserver((entries) => {
    const writing = [...root.querySelectorAll("textarea, input:not([type=hidden])")].some((f) => f.value !== f.defaultValue);
    if (entries.some((e) => e.isIntersecting) && !writing) show(last);
  }).observe(root);
}
