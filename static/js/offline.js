/* The open editor can be loaded again without a connection: asks sw.js to keep this page, and
   writes saved text into the kept copy, so that it never shows less than the server holds. */

import { fill } from "./fields.js";
import { cacheName } from "./vault.js";

export async function keepPage(key) {
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register("/sw.js");
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    const urls = [location.pathname, import.meta.url, ...loaded];
    active.postMessage({ type: "keep", cache: await cacheName(key), urls });
  } catch {
    /* the editor works without */
  }
}

export async function rewritePage(fields, version) {
  const hit = await globalThis.caches?.match(location.pathname);
  if (!hit) return;
  const page = new DOMParser().parseFromString(await hit.text(), "text/html");
  const form = page.querySelector("form[data-autosave]");
  if (!form) return;
  fill(form, fields);
  form.dataset.version = version;
  const headers = new Headers(hit.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  const [name] = await caches.keys();
  const text = `<!doctype html>${page.documentElement.outerHTML}`;
  if (name) await (await caches.open(name)).put(location.pathname, new Response(text, { headers }));
}
