// Reading blind by keyboard: 1 to 5 answer the marked question. No key does anything while someone types.

export function grading(root, save) {
  const form = () => root.querySelector("[data-grade]");
  const questions = () => [...root.querySelectorAll("[data-question]")];
  const answer = (question) => question.querySelector("input:checked")?.value;

  function mark(question) {
    for (const other of questions()) other.classList.toggle("is-marked", other === question);
    question?.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = questions(), at = all.findIndex((q) => q.classList.contains("is-marked"));
    mark(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  }

  function grade(value) {
    const all = questions(), at = all.findIndex((q) => q.classList.contains("is-marked"));
    const question = all[Math.max(0, at)];
    question.querySelector(`input[value="${value}"]`).checked = true;
    mark(all.slice(at + 1).find((q) => !answer(q)) || question);
    tell();
  }

  function tell() {
    const open = questions().filter((q) => !answer(q)).length;
    const line = root.querySelector("[data-role=missing]");
    if (line) line.textContent = open ? `${open} ${open === 1 ? "question" : "questions"} to go` : "";
    return open;
  }

  let saving = false;
  async function submit() {
    const f = form();
    if (!f || saving) return;
    if (tell()) { mark(questions().find((q) => !answer(q))); return; }
    saving = true;
    try {
      const answers = Object.fromEntries(questions().map((q) => [q.dataset.question, Number(answer(q))]));
      await save(f, { answers, note: f.elements.note.value, correction: f.elements.correction.value || null });
    } finally { saving = false; }
  }

  root.addEventListener("submit", (event) => {
    if (!event.target.closest("[data-grade]")) return;
    event.preventDefault();
    submit();
  });
  root.addEventListener("change", (event) => {
    const question = event.target.closest?.("[data-question]");
    if (question) { mark(question); tell(); }
  });
  document.addEventListener("keydown", (event) => {
    const f = form();
    if (!f || root.offsetParent === null || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const typing = event.target.closest?.("textarea, select, input:not([type=radio]), [contenteditable]");
    if (typing) { if (event.key === "Escape") typing.blur(); return; }
    if (event.target.closest?.("button, a, summary") && event.key === "Enter") return;
    const acts = { ArrowUp: () => step(-1), ArrowDown: () => step(1), Enter: submit, c: () => f.elements.correction.focus() };
    const act = /^[1-5]$/.test(event.key) ? () => grade(event.key) : acts[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  return {
    begin() { if (form()) { mark(questions()[0]); tell(); } },
    /** True when something was answered or typed that is not saved yet. */
    begun() {
      const f = form();
      return Boolean(f) && (questions().some(answer) || Boolean(f.elements.note.value || f.elements.correction.value));
    },
  };
}
