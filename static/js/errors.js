/* Messages of the server beside the fields; loaded when there is a first one. */

import { written } from "./fields.js";

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
