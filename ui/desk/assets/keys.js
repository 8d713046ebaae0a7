// Shortcuts of the desk. None sends anything by itself: `a` goes to the button, Enter presses it.
// They never fire while someone types, and never with Ctrl, Alt or Meta (but Ctrl S).

export function shortcuts(root, does) {
  const keys = { j: does.next, k: does.previous, a: does.approve, e: does.edit, "/": does.search, "?": does.help };
  document.addEventListener("keydown", (event) => {
    if (root.offsetParent === null) return; // another tab is shown
    const inText = event.target.closest?.("input, textarea, select, [contenteditable]");
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); does.save(); return; }
    if (event.key === "Escape" && inText) { inText.blur(); return; }
    if (inText || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || document.querySelector("dialog[open]")) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
}
