// The composer's text area with findings marked inside the text: a mirror behind it carries the marks.
import { carryOver, fromCodePoints, runs } from "./offsets.js";

export class Editor {
  /** `onEdit(text)` is called after every change that a person, or a suggestion, made. */
  constructor(root, onEdit) {
    this.area = root.querySelector("[data-role=text]");
    this.mirror = root.querySelector("[data-role=mirror]");
    this.marks = [];
    this.shown = "";
    this.area.addEventListener("input", () => { this.#redraw(); onEdit(this.area.value); });
    new ResizeObserver(() => this.#fit()).observe(root);
  }

  get text() { return this.area.value; }

  /** Show `text` with no marks; not counted as an edit. */
  set text(text) {
    if (this.area.value !== text) this.area.value = text;
    this.marks = [];
    this.#redraw();
  }

  /** Mark findings; offsets count code points of the text as it is now. */
  mark(marks) {
    const at = fromCodePoints(this.area.value);
    this.marks = marks.map((mark) => {
      const [start, end] = [at(mark.start), at(mark.end)];
      const [from, to] = mark.goes ?? [mark.start, mark.end];
      return { ...mark, start, end, before: start - at(from), after: at(to) - end };
    });
    this.#redraw();
  }

  set readOnly(value) { this.area.readOnly = value; }

  /** Select what finding number `key` is about. */
  show(key) {
    const mark = this.marks.find((m) => m.key === key);
    this.area.focus();
    if (mark) this.area.setSelectionRange(mark.start, mark.end);
  }

  /** Apply a suggestion to the span of finding number `key`; one undo takes it back. */
  apply(key, action, words) {
    const mark = this.marks.find((m) => m.key === key);
    if (!mark) return false;
    let { start, end } = mark;
    const text = this.area.value;
    let put = words;
    if (action === "add") {
      start = end;
      if (start > 0 && !/\s$/.test(text.slice(0, start)) && !/^[\s.,;:!?]/.test(words)) put = ` ${words}`;
    }
    if (action !== "add") {
      start -= mark.before;
      end += mark.after;
    }
    if (action === "remove") {
      put = "";
      if (/\s$/.test(text.slice(0, start)) && /^[\s.,;:!?]|^$/.test(text.slice(end))) start -= 1;
      else if (start === 0) end += text.slice(end).match(/^\s*/)[0].length;
    }
    this.replace(start, end, put);
    return true;
  }

  /** Replace a range as if it had been typed, so that undo works. */
  replace(start, end, words) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    const command = words ? "insertText" : "delete";
    if (start === end && !words) return;
    if (!document.execCommand(command, false, words)) {
      this.area.setRangeText(words, start, end, "end");
      this.area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  #redraw() {
    const text = this.area.value;
    this.marks = carryOver(this.marks, this.shown, text);
    this.shown = text;
    const parts = runs(text, this.marks).map((run) => {
      if (!run.marks.length) return document.createTextNode(run.text);
      const node = document.createElement("mark");
      node.className = `is-${run.marks[0].severity}`;
      node.textContent = run.text;
      return node;
    });
    // A last line that is empty has no height without this.
    this.mirror.replaceChildren(...parts, document.createTextNode("\u200b"));
    this.#fit();
  }

  #fit() {
    this.area.style.height = "auto";
    this.area.style.height = `${Math.max(this.area.scrollHeight, this.mirror.scrollHeight, 132)}px`;
  }
}
