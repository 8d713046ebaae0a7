// The open case: what the agent types, what the guard says to it, and what is done with it.
import { Editor } from "./editor.js";
import { hush, kept, put, say } from "./page.js";

const PAUSE = 280;
const NOTHING = { id: null, version: 0, text: "", private: "", revision: 0, finished: true };

export class Composer {
  constructor(root, call, me) {
    this.root = root;
    this.call = call;
    this.me = me;
    this.case = NOTHING;
    this.busy = false;
    this.judged = null; // the verdict of `judgedText`
    this.checks = 0;
    this.takeover = false;
    this.conflict = null;
    this.$ = (selector) => root.querySelector(selector);
    this.editor = new Editor(this.$("[data-role=editor]"), () => this.#typed());
    this.private = this.$("[data-role=private]");
    this.private.addEventListener("input", () => this.#keep());
    root.addEventListener("input", (event) => this.#formTouched(event));
    root.addEventListener("change", (event) => {
      const form = event.target.closest("[data-form=correct]");
      if (form) this.submit("correct", form);
    });
  }

  /** True when there are words that are not a revision yet. */
  get dirty() {
    const c = this.case;
    if (!c.id || c.read_only || (c.writing && !this.takeover)) return false;
    return this.editor.text !== c.text || this.private.value !== c.private;
  }

  /** Show what the server said about a case. `fresh` when another case was opened. */
  show(answer, { fresh = false, force = false } = {}) {
    const before = this.case, now = answer.case;
    const other = before.id !== now.id;
    const wasDirty = !other && this.dirty;
    const words = { text: this.editor.text, private: this.private.value };
    this.case = now;
    this.$("[data-role=open]").dataset.case = now.id;
    if (other || fresh) { this.takeover = false; this.conflict = null; this.checks += 1; }
    if (before.writing && !now.writing) this.takeover = false;
    put(this.root, answer.html, { force: force || other || fresh });
    // It stands above the reply, and who waits for a draft looks at the reply.
    if (!other && now.state !== before.state && now.state.endsWith("failed")) this.$(".rd-alarm")?.scrollIntoView({ block: "nearest" });
    this.$("[data-role=composer]").hidden = now.finished;
    this.$("[data-role=again]").hidden = now.read_only || now.finished || now.writing || !now.can_draft;
    this.$("[data-role=tone]").hidden = !now.revision;
    if (now.private) this.$("[data-role=private-fold]").open = true;
    if (now.writing && !this.takeover) return this.#showWriting(now);
    this.$("[data-role=editor]").classList.remove("is-writing");
    this.editor.readOnly = now.read_only;
    this.private.readOnly = now.read_only;
    if (wasDirty && !force) {
      if (now.revision !== before.revision && now.text !== words.text) this.#conflict(now, words);
      return this.#refresh();
    }
    if (other || fresh || force || now.revision !== before.revision || before.writing) {
      this.editor.text = now.text;
      this.private.value = now.private;
      if (!this.#restore(now)) this.#judge(now.judged, now.text);
    }
    return this.#refresh();
  }

  /** Store what was typed as a revision before another case is opened, and let go of an untouched one. */
  async leave(next) {
    const c = this.case;
    if (!c.id || c.id === next) return;
    if (this.dirty && !this.conflict) {
      const answer = await this.call({ do: "save", ...this.#at(), ...this.#words() }, null);
      if (!answer.error) kept.drop(this.me, c.id);
    } else if (c.mine && !c.finished && !this.touched) {
      this.call({ do: "release", case: c.id }, null);
    }
    this.touched = false;
  }

  /** Store what was typed as a revision now. */
  async save() {
    if (!this.dirty) return this.#kept("Nothing to save");
    const done = await this.#do({ do: "save", ...this.#at(), ...this.#words() }, "check");
    if (done) this.#kept(`Saved as revision ${this.case.revision}`);
    return done;
  }

  /** A button was pressed. True when the queue should be read again. */
  async act(what, button) {
    const key = Number(button.dataset.finding);
    if (what === "show-finding") return void this.editor.show(key);
    if (what === "apply") return void this.editor.apply(key, button.dataset.action, button.dataset.text);
    if (what === "use-alternative") return void this.#use(button.closest("li").querySelector("[data-alternative]").textContent);
    if (what === "use-theirs") return void this.#settle(false);
    if (what === "keep-mine") return void this.#settle(true);
    if (what === "takeover") return void this.#takeOver();
    if (what === "unfold") return void this.#unfold(button.dataset.panelName);
    if (what === "fold") return void this.#unfold(null);
    if (what === "save") return this.save();
    if (what === "copy") return void this.#copy();
    if (what === "keep_case") return void this.#keepCase();
    if (what === "approve") return button.getAttribute("aria-disabled") === "true" ? false : this.#do({ do: "approve", ...this.#at(), ...this.#words() }, "approve");
    if (what === "write") return this.#write(button.dataset.instruction);
    if (what === "retry" || what === "close") return this.#do({ do: what, ...this.#at() }, "page");
    if (what === "outcome") return this.#do({ do: "outcome", case: this.case.id, kind: button.dataset.kind }, "outcome");
    if (what === "release") {
      if (this.dirty && !(await this.save())) return false;
      return this.#do({ do: "release", case: this.case.id }, "page");
    }
    return false;
  }

  /** A form was sent. True when the queue should be read again. */
  async submit(name, form, submitter) {
    const f = form.elements;
    if (name === "write") return this.#write(f.instruction.value, form);
    if (name === "correct") return this.#do({ do: "correct", ...this.#at(), kind: f.kind.value, lang: f.lang.value }, "correct");
    if (name === "reading") return this.#reading(f, submitter);
    if (name === "facts" || name === "answers") return this.#facts(name, form, submitter);
    if (name === "reject") return this.#do({ do: "reject", ...this.#at(), note: f.note.value }, "reject");
    if (name === "escalate") return this.#do({ do: "escalate", ...this.#at(), to_role: f.to_role.value, note: f.note.value }, "escalate");
    if (name === "no_reply") return this.#do({ do: "no_reply", ...this.#at(), reason: f.reason.value }, "no_reply");
    if (name === "ask_expert") return this.#do({ do: name, ...this.#at(), expert: f.expert.value, question: f.question.value }, "experts");
    if (name === "answer_expert") return this.#expertSaid(f, form.dataset.consult);
    if (name === "follow_up") return this.#do({ do: "follow_up", ...this.#at(), text: f.text.value }, "follow_up");
    if (name === "override") return this.#do({ do: "approve", ...this.#at(), ...this.#words(), override_reason: f.reason.value }, "approve");
    return false;
  }

  // ---- steps

  #at() { return { case: this.case.id, version: this.case.version }; }
  #words() { return { text: this.editor.text, private_message: this.private.value || null }; }

  async #do(ask, near) {
    if (this.busy) return false;
    this.busy = true;
    this.root.classList.add("is-busy");
    hush(this.root);
    try {
      const keeps = !["save", "approve", "write"].includes(ask.do) && this.dirty;
      const answer = await this.call(ask, near);
      if (answer.error) {
        // A step that saves first may have got half way: read the case again, the words stay.
        if (ask.do === "approve" || ask.do === "write") await this.#reread();
        return false;
      }
      if (answer.case.id !== this.case.id) return true;
      if (!keeps) kept.drop(this.me, ask.case);
      for (const form of this.root.querySelectorAll("[data-dirty=yes]")) if (ask.do === "facts") form.dataset.dirty = "no";
      this.touched = !["release"].includes(ask.do);
      this.show(answer, { force: !keeps });
      if (keeps) put(this.root, answer.html, { force: ask.do === "facts" });
      return true;
    } finally {
      this.busy = false;
      this.root.classList.remove("is-busy");
    }
  }

  async #reread() {
    const answer = await this.call({ do: "open", case: this.case.id }, null);
    if (answer.error) return;
    if (answer.case.text === this.editor.text) kept.drop(this.me, this.case.id);
    this.case = { ...this.case, version: answer.case.version, revision: answer.case.revision, text: answer.case.text, private: answer.case.private };
    this.#refresh();
  }

  async #write(instruction, form) {
    const ask = { do: "write", ...this.#at(), instruction: instruction || null };
    if (this.dirty) Object.assign(ask, this.#words());
    const done = await this.#do(ask, "write");
    if (done && form) form.reset();
    return done;
  }

  async #facts(name, form, submitter) {
    const facts = this.$("[data-form=facts]");
    const ask = {
      do: "facts", ...this.#at(), fault: facts.elements.fault.value || "unknown",
      facts: [...facts.querySelectorAll("[name=fact]")].map((f) => f.value),
      answers: name === "answers" ? [...form.querySelectorAll("[name=answer]")].map((f) => ({ question: f.dataset.question, text: f.value })) : [],
      redraft: name === "answers" || submitter?.dataset.then === "redraft",
    };
    if (ask.redraft && this.dirty && !(await this.save())) return false;
    ask.version = this.case.version;
    document.activeElement?.blur?.();
    return this.#do(ask, name);
  }

  async #expertSaid(f, consult) {
    const said = { consult, answer: f.answer.value, by: f.by.value };
    if (this.dirty && !(await this.save())) return false;
    document.activeElement?.blur?.();
    return this.#do({ do: "answer_expert", ...this.#at(), ...said }, "experts");
  }

  /** Only what was changed is sent: the rest stays with the rules. */
  async #reading(f, submitter) {
    const lines = (box) => box.value === box.defaultValue ? null : box.value.split("\n");
    const ask = {
      do: "correct", ...this.#at(), kind: f.kind.value, lang: f.lang.value, problems: lines(f.problems), asked: lines(f.asked),
      urgent: f.urgent.checked === f.urgent.defaultChecked ? null : f.urgent.checked,
      route: f.route.selectedOptions[0].defaultSelected ? null : f.route.value,
      redraft: submitter?.dataset.then === "redraft",
    };
    if (ask.redraft && this.dirty && !(await this.save())) return false;
    ask.version = this.case.version;
    document.activeElement?.blur?.();
    return this.#do(ask, "reading");
  }

  // ---- what is typed

  #typed() {
    this.touched = true;
    this.#keep();
    this.$("[data-role=badge]").dataset.level = "checking";
    this.#refresh();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.#check(), PAUSE);
  }

  #keep() {
    if (!this.case.id) return;
    if (!this.dirty) { kept.drop(this.me, this.case.id); return this.#kept(""); }
    const safe = kept.write(this.me, this.case.id, { revision: this.case.revision, ...this.#words(), at: Date.now() });
    this.#kept(safe ? "Not saved yet, kept in this browser" : "Not saved yet");
  }

  #kept(words) { this.$("[data-role=kept]").textContent = words; }

  #restore(now) {
    const saved = now.read_only ? null : kept.read(this.me, now.id);
    if (!saved || (saved.text === now.text && (saved.private_message || "") === now.private)) { this.#kept(""); return false; }
    this.editor.text = saved.text;
    this.private.value = saved.private_message || "";
    if (saved.revision !== now.revision) this.#conflict(now, { text: saved.text, private: saved.private_message || "" });
    this.#kept("Your unsaved text, kept in this browser");
    this.judged = null;
    this.#check();
    return true;
  }

  async #check() {
    const mine = ++this.checks, text = this.editor.text, id = this.case.id;
    if (text === this.case.text && this.case.judged) return this.#judge(this.case.judged, text);
    if (!text.trim()) return this.#judge(null, text);
    const answer = await this.call({ do: "check", case: id, text }, "check");
    if (mine !== this.checks || this.case.id !== id || this.editor.text !== text) return undefined;
    if (!answer.error) say(this.root, "check", "");
    return this.#judge(answer.error ? null : answer, text);
  }

  #judge(judged, text) {
    this.judged = judged ? { ...judged.verdict, text } : null;
    put(this.root, judged ? judged.html : { findings: "" }, { force: true });
    this.editor.mark(judged ? judged.verdict.marks : []);
    this.#refresh();
  }

  // ---- what the page says about it

  #refresh() {
    const v = this.judged, text = this.editor.text, c = this.case;
    const checking = text.trim() && (!v || v.text !== text) && !c.read_only && !c.writing;
    const badge = this.$("[data-role=badge]");
    const level = !text.trim() ? "" : checking ? "checking" : v ? v.level : "";
    const words = { pass: "✓ Nothing to mend", warn: "! Advice only", escalate: "▲ Needs a higher role", block: "✕ Held by the policy", checking: "Checking…", "": "" };
    badge.dataset.level = level;
    if (badge.textContent !== words[level]) badge.textContent = words[level];
    if (v && v.text === text) {
      this.$("[data-role=count]").textContent = `${v.length.toLocaleString("en")} of ${v.limit.toLocaleString("en")} ${v.unit}`;
      this.$("[data-role=meter]").style.width = `${Math.min(100, (100 * v.length) / v.limit)}%`;
      this.$(".rd-count").classList.toggle("is-over", v.length > v.limit);
    } else if (!text.trim()) {
      this.$("[data-role=count]").textContent = c.limit ? `0 of ${c.limit.toLocaleString("en")} ${c.unit}` : "";
      this.$("[data-role=meter]").style.width = "0";
    }
    if (!this.dirty && this.$("[data-role=kept]").textContent.startsWith("Not saved")) this.#kept("");
    const idle = c.writing && !this.takeover;
    this.$("[data-role=save]").hidden = !this.dirty || c.finished;
    this.$(".rd-count").hidden = idle;
    this.$("[data-role=private-fold]").hidden = idle || !c.can_private;
    const saveMain = this.$("[data-role=save-main]");
    if (saveMain) saveMain.hidden = idle;
    const approve = this.$("#rd-approve");
    if (!approve) return;
    const why = this.conflict ? "Choose first which text to keep."
      : !text.trim() ? c.excuse || "There is no text to approve."
        : checking ? "Checking the text…" : v ? v.why_not : "This text could not be checked.";
    // An excuse of the state (rejected, stale) ends with the first edit.
    const held = this.conflict || checking || !v || !v.approvable || !text.trim();
    approve.setAttribute("aria-disabled", String(Boolean(held)));
    const note = this.$("[data-role=why-not]");
    if (note && note.textContent !== (held ? why : "")) note.textContent = held ? why : "";
    const override = this.$("[data-role=override]");
    if (override) override.hidden = !(v && v.overridable && v.text === text && !this.conflict);
  }

  #takeOver() {
    this.takeover = true;
    this.$("[data-role=editor]").classList.remove("is-writing");
    this.editor.readOnly = this.private.readOnly = false;
    this.editor.text = this.case.text;
    this.#judge(this.case.judged, this.case.text);
    this.editor.area.focus();
  }

  #showWriting(now) {
    this.editor.readOnly = true;
    this.private.readOnly = true;
    this.$("[data-role=editor]").classList.add("is-writing");
    if (this.editor.text !== (now.progress || "")) this.editor.text = now.progress || "";
    this.judged = null;
    put(this.root, { findings: '<li class="rd-writing" role="status"><span class="rd-pulse" aria-hidden="true"></span>The model is writing. <button type="button" class="rd-quiet" data-do="takeover">Write it myself</button></li>' }, { force: true });
    this.#kept("");
    this.#refresh();
  }

  #conflict(now, words) {
    this.conflict = words;
    const line = this.$("[data-role=conflict]");
    line.hidden = false;
    line.innerHTML = `Revision ${Number(now.revision)} was made while your text was unsaved. <button type="button" class="rd-quiet" data-do="keep-mine">Keep my text</button> <button type="button" class="rd-quiet" data-do="use-theirs">Use revision ${Number(now.revision)}</button>`;
  }

  #settle(mine) {
    const words = this.conflict;
    this.conflict = null;
    this.$("[data-role=conflict]").hidden = true;
    if (!mine || !words) {
      kept.drop(this.me, this.case.id);
      this.editor.text = this.case.text;
      this.private.value = this.case.private;
      this.#judge(this.case.judged, this.case.text);
    } else { this.#keep(); this.#check(); }
    this.#refresh();
  }

  #use(words) { this.editor.replace(0, this.editor.text.length, words); }

  #unfold(name) {
    for (const panel of this.root.querySelectorAll("[data-panel]")) {
      panel.hidden = panel.dataset.panel !== name;
      if (!panel.hidden) panel.querySelector("textarea, select")?.focus();
    }
    const buttons = this.$(".rd-buttons");
    if (buttons) buttons.hidden = Boolean(name);
  }

  async #keepCase() {
    const answer = await this.call({ do: "keep_case", case: this.case.id }, "keep");
    if (!answer.error) say(this.root, answer.say.near, answer.say.words, true);
  }

  async #copy() {
    const words = this.$("[data-role=delivered]").textContent;
    try { await navigator.clipboard.writeText(words); say(this.root, "copy", "Copied", true); }
    catch {
      getSelection().selectAllChildren(this.$("[data-role=delivered]"));
      say(this.root, "copy", "Selected: press Ctrl C to copy", true);
    }
  }

  #formTouched(event) {
    const form = event.target.closest("[data-form=facts]");
    if (!form) return;
    this.touched = true;
    form.dataset.dirty = "yes";
    form.querySelector("[data-role=facts-foot]")?.removeAttribute("hidden");
    const rows = [...form.querySelectorAll("[name=fact]")];
    const last = rows[rows.length - 1];
    if (event.target === last && last.value) {
      const row = last.closest("li").cloneNode(true);
      row.querySelector("textarea").value = "";
      last.closest("ul").append(row);
    }
  }
}
