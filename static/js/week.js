/* The week's table opens at today's column where it does not fit. */

function show(root) {
  for (const box of root.querySelectorAll("[data-week]")) {
    const today = box.querySelector(".today");
    const first = box.querySelector("thead th");
    if (today) box.scrollLeft = today.offsetLeft - first.offsetWidth;
  }
}

document.addEventListener("htmx:afterSwap", ({ target }) => show(target));
show(document);
