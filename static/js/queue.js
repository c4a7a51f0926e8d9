/* ← and → lead to the neighbours in the curator's queue, unless somebody is typing or choosing. */

const WAYS = { ArrowLeft: "prev", ArrowRight: "next" };

document.addEventListener("keydown", (event) => {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (!WAYS[key] || altKey || ctrlKey || metaKey || shiftKey || event.defaultPrevented) return;
  if (target.closest("input, textarea, select, [contenteditable]")) return;
  document.querySelector(`main a[rel=${WAYS[key]}]`)?.click();
});
