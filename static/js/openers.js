/* A button with the beginning of a sentence puts it where the answer is typed. */

const buttons = (root) => root.querySelectorAll("button[data-opener]");

function show(root) {
  for (const button of buttons(root)) button.hidden = false;
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button[data-opener]");
  const field = button && document.querySelector(button.dataset.opener);
  if (!field) return;
  const opener = button.textContent.trim().replace(/…$/, " ");
  const before = field.value.slice(0, field.selectionStart);
  const gap = before && !/\s$/.test(before) ? " " : "";
  field.focus();
  field.setRangeText(gap + opener, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("htmx:afterSwap", ({ target }) => show(target));
show(document);
