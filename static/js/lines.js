/* How many lines an answer takes, said while one types: 90 characters, or a line break. */

const LINE = 90;

function lines(text) {
  const trimmed = text.trim();
  if (!trimmed) return 0;
  const rows = trimmed.split("\n").map((row) => Math.max(1, Math.ceil([...row].length / LINE)));
  return rows.reduce((a, b) => a + b);
}

for (const said of document.querySelectorAll("[data-lines-for]")) {
  const field = document.getElementById(said.dataset.linesFor);
  const { most, words } = said.dataset;
  const say = () => {
    const count = lines(field.value);
    const text = words.replace("%s", count).replace("%m", most);
    if (said.textContent !== text) said.textContent = text;
    said.classList.toggle("text-danger", count > Number(most));
  };
  field.addEventListener("input", say);
  say();
}
