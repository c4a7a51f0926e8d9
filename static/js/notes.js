/* Lines of a protocol: a button stamps the time in Vilnius and opens one. They are fields of the
   form, so autosave.js keeps them; a line without words is no line. */

const clock = new Intl.DateTimeFormat("lt-LT", {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "Europe/Vilnius",
});
const now = () => clock.format(new Date());
const text = (line) => line.querySelector("textarea");
const tell = (line) => text(line).dispatchEvent(new Event("input", { bubbles: true }));

for (const list of document.querySelectorAll("[data-notes]")) {
  const box = list.parentElement;
  const lines = () => [...list.querySelectorAll("li")];

  const open = (side) => {
    const empty = lines().find((line) => !line.hidden && !text(line).value.trim());
    if (!empty) {
      const template = list.querySelector("template");
      template.before(template.content.cloneNode(true));
    }
    const line = empty ?? lines().at(-1);
    line.querySelector("input").value = now();
    line.querySelector("select").value = side;
    text(line).focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
  };

  /** The words stay in the page until it is left: one tap brings them back. */
  const remove = (line) => {
    const back = box.querySelector("[data-note-back]");
    const words = text(line).value;
    text(line).value = "";
    line.hidden = true;
    tell(line);
    back.hidden = false;
    back.querySelector("button").onclick = () => {
      text(line).value = words;
      line.hidden = false;
      back.hidden = true;
      tell(line);
      text(line).focus();
    };
    back.querySelector("button").focus();
  };

  box.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.dataset.noteSide) open(button.dataset.noteSide);
    if (button && "noteRemove" in button.dataset) remove(button.closest("li"));
  });

  const tick = () => {
    for (const at of box.querySelectorAll("[data-note-clock]")) at.textContent = now();
  };
  box.querySelector("[data-note-compose]").hidden = false;
  tick();
  setInterval(tick, 5000);
}
