/* On every page: a form is sent once, a saved draft leaves the browser, what was read is told. */

const key = document.body.dataset.vaultKey;

const sent = new Map();

function restore(form) {
  const [button, content] = sent.get(form) ?? [];
  sent.delete(form);
  if (!button) return;
  button.disabled = false;
  button.removeAttribute("aria-busy");
  button.replaceChildren(...content);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (sent.has(form)) return event.preventDefault();
  const button = event.submitter ?? form.querySelector("button:not([type=button])");
  sent.set(form, button && [button, [...button.childNodes]]);
  setTimeout(restore, 15000, form); // the answer was a file, or never came
  if (!button) return;
  // after the browser has read the form, or the button's value would be missing
  setTimeout(() => {
    button.disabled = true;
    button.setAttribute("aria-busy", "true");
    const word = form.dataset.wordSending ?? document.body.dataset.wordSending;
    if (word) button.replaceChildren(word);
  });
});
addEventListener("pageshow", ({ persisted }) => persisted && [...sent.keys()].forEach(restore));

for (const form of document.querySelectorAll("form[data-signout]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    import("./signout.js").then((m) => m.signOut(form, key)).catch(() => form.submit());
  });
}

/* Kept pages go when another member, or nobody, is signed in. */
async function tidy() {
  const saved = /\bapt_saved="?([^;"]+)/.exec(document.cookie)?.[1];
  const pages = (await globalThis.caches?.keys()) ?? [];
  if (!saved && !pages.length) return;
  const { Vault, cacheName } = await import("./vault.js");
  const own = key && (await cacheName(key));
  for (const name of pages) if (name !== own) await caches.delete(name);
  if (saved) await (await Vault.open(key))?.acknowledge(decodeURIComponent(saved));
  document.cookie = "apt_saved=; Path=/; Max-Age=0";
}

/* Read: half of it, or half a screen, was visible for two seconds. */
const unread = new Map();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { target, intersectionRatio, intersectionRect } of entries) {
      clearTimeout(unread.get(target));
      const seen = intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 2;
      if (seen && !document.hidden) unread.set(target, setTimeout(tellRead, 2000, target));
    }
  },
  { threshold: Array.from({ length: 21 }, (_, i) => i / 20) },
);

function tellRead(target) {
  watcher.unobserve(target);
  unread.delete(target);
  const headers = { "X-CSRFToken": document.querySelector("meta[name=csrf-token]")?.content };
  fetch(target.dataset.receiptUrl, { method: "POST", headers, keepalive: true }).catch(() => {});
}

function watch() {
  for (const [target, timer] of unread) {
    clearTimeout(timer);
    watcher.unobserve(target);
    watcher.observe(target); // reports at once
  }
}

for (const el of document.querySelectorAll("[data-receipt-url]")) unread.set(el, 0);
watch();
document.addEventListener("visibilitychange", watch);
document.querySelector(".alert-danger[tabindex]")?.focus();
tidy().catch(() => {});
