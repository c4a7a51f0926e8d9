/* Signing out: asks first when this member has unsent text here, then leaves nothing behind. */

import { Vault } from "./vault.js";

async function ask({ wordTitle, wordBody, wordStay, wordLeave }) {
  const dialog = document.createElement("dialog");
  const add = (tag, textContent, props) =>
    dialog.append(Object.assign(document.createElement(tag), { textContent, ...props }));
  const answer = (value) => ({ type: "button", onclick: () => dialog.close(value) });
  dialog.className = "sheet";
  dialog.setAttribute("aria-labelledby", "sign-out-title");
  add("h2", wordTitle, { id: "sign-out-title" });
  add("p", wordBody);
  add("button", wordStay, { ...answer(""), className: "btn btn-primary me-2", autofocus: true });
  add("button", wordLeave, { ...answer("leave"), className: "btn btn-outline-danger" });
  document.body.append(dialog);
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve));
  dialog.remove();
  return dialog.returnValue === "leave";
}

let isAsked = false; // a second click while the first is being answered does nothing

export async function signOut(form, key) {
  if (isAsked) return;
  isAsked = true;
  await leave(form, key).finally(() => (isAsked = false));
}

async function leave(form, key) {
  const vault = await Vault.open(key);
  const sending = [new Promise((resolve) => setTimeout(resolve))];
  document.dispatchEvent(new CustomEvent("apt:flush", { detail: sending }));
  await Promise.race([Promise.all(sending), new Promise((resolve) => setTimeout(resolve, 3000))]);
  if ((await vault?.entries())?.length && !(await ask(form.dataset))) return;
  document.dispatchEvent(new Event("apt:leaving")); // an open editor keeps nothing from here on
  await vault?.clear();
  navigator.serviceWorker?.controller?.postMessage({ type: "forget" });
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
  form.submit();
}
