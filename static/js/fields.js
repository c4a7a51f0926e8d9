/* The fields that a person writes in. */

const OTHER = /hidden|password|file|submit|button|reset|image/;
export const written = (form) =>
  [...form.elements].filter((el) => el.name && !OTHER.test(el.type) && !el.closest("noscript"));

/** [[name, value], …] of what the person wrote. */
export function read(form) {
  const names = written(form).map((el) => el.name);
  return [...new FormData(form)].filter(([name]) => names.includes(name));
}

/** What the server sent, whatever has been typed or put back since. */
export function readOriginal(form) {
  const copy = form.cloneNode(true);
  copy.reset();
  return read(copy);
}

/** Rows that a page added from its <template data-row="a name in it">, as many as were written. */
function grow(form, fields) {
  for (const template of form.querySelectorAll("template[data-row]")) {
    const of = (names) => names.filter((name) => name === template.dataset.row).length;
    let missing = of(fields.map(([name]) => name)) - of(written(form).map((el) => el.name));
    while (missing-- > 0) template.before(template.content.cloneNode(true));
  }
}

/** Sets the fields, in the markup as well. */
export function fill(form, fields) {
  grow(form, fields);
  const left = [...fields];
  for (const el of written(form)) {
    const has = ({ value }) => fields.some((field) => field[0] === el.name && field[1] === value);
    const at = left.findIndex(([name]) => name === el.name);
    if (/checkbox|radio/.test(el.type)) el.checked = el.defaultChecked = has(el);
    else if (el.multiple) for (const o of el.options) o.selected = o.defaultSelected = has(o);
    else if (at >= 0) {
      el.value = el.defaultValue = left.splice(at, 1)[0][1];
      for (const o of el.options ?? []) o.defaultSelected = o.selected;
    }
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
