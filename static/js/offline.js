/* The open editor can be loaded again without a connection: asks sw.js to keep this page, and
   writes saved text into the kept copy, so that it never shows less than the server holds. */

import { fill } from "./fields.js";
import { cacheName } from "./vault.js";

export async function keepPage(key) {
  await navigator.serviceWorker?.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const urls = [location.pathname, import.meta.url, ...loaded];
  active.postMessage({ type: "keep", cache: await cacheName(key), urls });
}

export async function rewritePage(fields, version) {
  const hit = await caches.match(location.pathname);
  if (!hit) return;
  const page = new DOMParser().parseFromString(await hit.text(), "text/html");
  const form = page.querySelector("form[data-autosave]");
  fill(form, fields);
  form.dataset.version = version;
  const headers = new Headers(hit.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  const text = `<!doctype html>${page.documentElement.outerHTML}`;
  for (const name of await caches.keys()) {
    await (await caches.open(name)).put(location.pathname, new Response(text, { headers }));
  }
}

/** A new sign-in changed the token: taken from this page again, of the same member only. */
export async function renewToken(form) {
  const text = await (await fetch(location.href)).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  const { dataset, elements } = page.querySelector("form[data-autosave]");
  if (dataset.vaultKey !== form.dataset.vaultKey) return;
  form.elements.csrfmiddlewaretoken.value = elements.csrfmiddlewaretoken.value;
}
