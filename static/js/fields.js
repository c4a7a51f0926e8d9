/* Reading, filling and marking the fields that a person writes in. */

const OTHER = ["hidden", "password", "file", "submit", "button", "reset", "image"];
const written = (form) => [...form.elements].filter((el) => el.name && !OTHER.includes(el.type));

/** [[name, value], …] of what the person wrote; neither files nor hidden fields. */
export function read(form) {
  const names = written(form).map((el) => el.name);
  return [...new FormData(form)].filter(([name]) => names.includes(name));
}

/** What the server sent, whatever was typed or put back by the browser since. */
export function readOriginal(form) {
  const copy = form.cloneNode(true);
  copy.reset();
  return read(copy);
}

/** Sets the fields and their defaults, so that the change is in the markup as well. */
export function fill(form, fields) {
  const left = [...fields];
  for (const el of written(form)) {
    const has = ({ value }) => fields.some((field) => field[0] === el.name && field[1] === value);
    const at = left.findIndex(([name]) => name === el.name);
    if (/checkbox|radio/.test(el.type)) el.checked = el.defaultChecked = has(el);
    else if (el.options) for (const o of el.options) o.selected = o.defaultSelected = has(o);
    else if (at >= 0) el.value = el.defaultValue = left.splice(at, 1)[0][1];
  }
}

/** Takes away what showErrors() put there, and nothing else. */
export function clearErrors(form) {
  for (const message of form.querySelectorAll("[data-autosave-error]")) {
    for (const el of form.querySelectorAll(`[aria-describedby~="${message.id}"]`)) {
      const others = el.getAttribute("aria-describedby").replace(message.id, "").trim();
      el.setAttribute("aria-describedby", others);
      if (others.includes("error_")) continue; // the server's own message stays
      el.classList.remove("is-invalid");
      el.removeAttribute("aria-invalid");
    }
    message.remove();
  }
}

/** errors: {field: [message, …]}. */
export function showErrors(form, errors) {
  clearErrors(form);
  for (const [name, messages] of Object.entries(errors)) {
    const marked = written(form).filter((el) => el.name === name);
    if (!marked.length) continue;
    const message = document.createElement("p");
    const id = `autosave_error_${name}`;
    Object.assign(message, { id, className: "invalid-feedback d-block" });
    message.dataset.autosaveError = "";
    message.textContent = messages.join(" ");
    for (const el of marked) {
      const others = el.getAttribute("aria-describedby") ?? "";
      el.setAttribute("aria-describedby", `${others} ${id}`.trim());
      el.setAttribute("aria-invalid", "true");
      el.classList.add("is-invalid");
    }
    if (marked[1]) marked[0].closest("fieldset")?.append(message);
    else marked[0].after(message);
  }
}

/** Shows what is left of data-limit, in code points, from 90 % on; never cuts the text. */
export function count(form) {
  for (const el of form.querySelectorAll("[data-limit]")) {
    const left = el.dataset.limit - [...el.value].length;
    const counter = document.querySelector(`[data-counter-for="${el.id}"]`);
    if (!counter) continue;
    const isNear = left <= el.dataset.limit / 10;
    counter.textContent = isNear ? form.dataset.wordNearLimit.replace("%s", left) : "";
    counter.classList.toggle("text-danger", left < 0);
  }
}
