/* Unsent text of one member, encrypted with the key that only that member's pages get. Entry:
   SHA-256 of key, draft and editor (one open page) → "<day>.<base64 of iv, ciphertext>". */

const NAME = /^[0-9a-f]{64}$/;
const { subtle } = globalThis.crypto ?? {};
const today = () => Math.floor(Date.now() / 864e5);
const encode = (text) => new TextEncoder().encode(text);
const decode64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const encode64 = (bytes) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));

async function digest(...parts) {
  const sum = await subtle.digest("SHA-256", encode(parts.join("\n")));
  return Array.from(new Uint8Array(sum), (b) => b.toString(16).padStart(2, "0")).join("");
}

/** The cache of this member's pages, of this session only. */
export async function cacheName(key) {
  const [, mark] = /\bapt_mark=(\w+)/.exec(document.cookie) ?? [];
  return `apt-${mark}-${(await digest(key, "pages")).slice(0, 16)}`;
}

/** This tab writes as `editor`: a function that lets go, or null when another tab does. */
export function claim(editor) {
  if (!navigator.locks) return () => {};
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(500); // a page being left lets go in a moment
    const hold = () => new Promise(resolve);
    navigator.locks.request(editor, { signal }, hold).catch(() => resolve(null));
  });
}

const names = () => Object.keys(localStorage).filter((name) => NAME.test(name));

function sweep(days) {
  for (const name of names()) {
    if (!(parseInt(localStorage[name]) >= today() - days)) localStorage.removeItem(name);
  }
}

export class Vault {
  #last = Promise.resolve();

  /** null on a shared computer. */
  static async open(key) {
    if (!key || !subtle) return null;
    try {
      const vault = new Vault();
      const uses = ["encrypt", "decrypt"];
      vault.key = key;
      vault.secret = await subtle.importKey("raw", decode64(key), "AES-GCM", false, uses);
      sweep(30);
      return vault;
    } catch {
      return null;
    }
  }

  /** In order: a late write never revives a dropped text. */
  #next(step) {
    return (this.#last = this.#last.then(step).catch(() => false));
  }

  /** entry: {draft, editor, fields, seq, version}. Answers whether it is kept. */
  put(entry) {
    return this.#next(async () => {
      const name = await digest(this.key, entry.draft, entry.editor);
      const head = `${today()}.`;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealing = { name: "AES-GCM", iv, additionalData: encode(head + name) };
      const text = encode(JSON.stringify({ ...entry, at: Date.now() }));
      const sealed = new Uint8Array(await subtle.encrypt(sealing, this.secret, text));
      const value = head + encode64([...iv, ...sealed]);
      try {
        localStorage.setItem(name, value);
      } catch {
        sweep(7); // full
        localStorage.setItem(name, value);
      }
      return true;
    });
  }

  drop({ draft, editor }) {
    return this.#next(async () => localStorage.removeItem(await digest(this.key, draft, editor)));
  }

  /** What this key opens, newest first: of one draft, or all. */
  async entries(draft) {
    await this.#last;
    const found = await Promise.all(names().map((name) => this.#read(name)));
    return found
      .filter((entry) => entry && entry.draft === (draft ?? entry.draft))
      .sort((a, b) => b.at - a.at);
  }

  async #read(name) {
    try {
      const [day, value] = localStorage[name].split(".");
      const bytes = decode64(value);
      const additionalData = encode(`${day}.${name}`);
      const sealing = { name: "AES-GCM", iv: bytes.slice(0, 12), additionalData };
      const text = await subtle.decrypt(sealing, this.secret, bytes.slice(12));
      return JSON.parse(new TextDecoder().decode(text));
    } catch {
      return null; // somebody else's
    }
  }

  /** The server holds this draft; an open tab answers for its own text. */
  async acknowledge(draft) {
    for (const entry of await this.entries(draft)) {
      const release = await claim(entry.editor);
      if (release) await this.drop(entry);
      release?.();
    }
  }

  async clear() {
    for (const entry of await this.entries()) await this.drop(entry);
  }
}
