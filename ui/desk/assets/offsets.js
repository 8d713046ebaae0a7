// Offsets: the server counts code points, the browser counts UTF-16 units.

/** Return a function from code point offsets in `text` to UTF-16 offsets. */
export function fromCodePoints(text) {
  const at = [0];
  let units = 0;
  for (const char of text) at.push((units += char.length));
  return (offset) => at[Math.max(0, Math.min(offset, at.length - 1))];
}

/** Move `marks`, made for `before`, so that they fit `after`; those an edit touched are dropped. */
export function carryOver(marks, before, after) {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const shift = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start >= before.length - tail) return [{ ...mark, start: mark.start + shift, end: mark.end + shift }];
    return [];
  });
}

const GRAVITY = ["note", "warn", "escalate", "block"];

/** Cut `text` into runs, each with the marks that cover it, the gravest first. */
export function runs(text, marks) {
  const edges = new Set([0, text.length]);
  for (const mark of marks) {
    if (mark.end > mark.start) { edges.add(mark.start); edges.add(mark.end); }
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => ({
    text: text.slice(start, sorted[i + 1]),
    marks: marks
      .filter((mark) => mark.start <= start && mark.end >= sorted[i + 1] && mark.end > mark.start)
      .sort((a, b) => GRAVITY.indexOf(b.severity) - GRAVITY.indexOf(a.severity)),
  }));
}
