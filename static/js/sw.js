/* Lets an editor that was open be loaded again without a connection. Keeps only the pages below
   and the static files they use, one member's at a time; a page asks for it ("keep"), sign-out
   ends it ("forget"). Without a cache that a page asked for, nothing is kept. What is kept ends
   with the session: its mark is a cookie that goes when the session's own does. */

const PAGES = [/^\/reflections\/\d{4}-\d{2}\/$/, /^\/observations\/\d+\/$/];
const STATIC = /^\/static\//;
const WAIT = 4000;

const isPage = (url) => PAGES.some((page) => page.test(url.pathname));
const isOwn = (url) => url.origin === location.origin;

/** How the caches of this session begin; null without a session, or where it cannot be known. */
async function prefix() {
  const mark = await globalThis.cookieStore?.get("apt_mark");
  return mark?.value ? `apt-${mark.value}-` : null;
}

/** What this session keeps; what another has left goes. */
async function kept() {
  const [names, own] = [await caches.keys(), await prefix()];
  const isOwn = (name) => own && name.startsWith(own);
  for (const name of names) if (!isOwn(name)) await caches.delete(name);
  const name = names.find(isOwn);
  return name ? caches.open(name) : null;
}

async function store(cache, path, response) {
  const html = response.headers.get("Content-Type")?.startsWith("text/html");
  const good = response.status === 200 && !response.redirected && response.type === "basic";
  if (good && (STATIC.test(path) || html)) await cache.put(path, response);
}

async function forget(except) {
  for (const name of await caches.keys()) if (name !== except) await caches.delete(name);
}

async function keep({ cache: name, urls }) {
  const wanted = urls.map((url) => new URL(url, location)).filter(isOwn);
  const own = await prefix();
  if (!wanted.length || !isPage(wanted[0]) || !own || !name.startsWith(own)) return;
  await forget(name);
  const cache = await caches.open(name);
  for (const { pathname } of wanted.filter((url) => isPage(url) || STATIC.test(url.pathname))) {
    if (await cache.match(pathname)) continue;
    await fetch(pathname).then((response) => store(cache, pathname, response)).catch(() => {});
  }
}

async function page(event, url) {
  const cache = await kept();
  if (!cache) return fetch(event.request);
  const fresh = fetch(event.request);
  const stored = fresh.then((response) => {
    const copy = response.clone();
    return url.search ? null : store(cache, url.pathname, copy);
  });
  event.waitUntil(stored.catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, WAIT));
  const first = await Promise.race([fresh.catch(() => null), late]);
  return first ?? (await cache.match(url.pathname)) ?? fresh;
}

async function file(event, url) {
  const cache = await kept();
  const hit = await cache?.match(url.pathname);
  if (hit) return hit;
  const response = await fetch(event.request);
  const client = cache && event.clientId && (await clients.get(event.clientId));
  if (client && isPage(new URL(client.url))) {
    event.waitUntil(store(cache, url.pathname, response.clone()).catch(() => {}));
  }
  return response;
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "forget") event.waitUntil(forget());
  if (event.data?.type === "keep") event.waitUntil(keep(event.data));
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !isOwn(url)) return;
  if (event.request.mode === "navigate" && isPage(url)) event.respondWith(page(event, url));
  else if (STATIC.test(url.pathname)) event.respondWith(file(event, url));
});
