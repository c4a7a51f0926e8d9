/* A button copies what stands in a field; where the browser will not, it selects it. */

for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.querySelector(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      document.querySelector(button.dataset.copied).textContent = button.dataset.wordCopied;
    } catch {
      field.focus();
    }
  });
}
