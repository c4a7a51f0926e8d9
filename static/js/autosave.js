/* <form data-autosave>: text goes to the server by itself; until it is there, the vault has it. */

import { count, fill, read, readOriginal } from "./fields.js";
import { Vault, claim } from "./vault.js";

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

class Autosave {
  tries = 0;
  seq = 0;
  editor = `${Date.now()}${Math.random()}`; // names this open page

  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.status = document.querySelector(this.words.status);
    this.version = this.words.version;
    this.acked = readOriginal(form); // what the server holds
  }

  get isDirty() {
    return !same(read(this.form), this.acked);
  }

  get entry() {
    const { editor, seq, version } = this;
    return { draft: this.words.draftKey, editor, seq, version, fields: read(this.form) };
  }

  async start() {
    const [load] = performance.getEntriesByType("navigation");
    if (load?.type !== "navigate") this.form.reset(); // put back by the browser
    if ("unsaved" in this.words) this.acked = null; // held by nobody
    this.listen();
    count(this.form);
    this.vault = await Vault.open(this.words.vaultKey);
    if (this.vault) {
      await this.restore();
      this.release ??= await claim(this.editor);
      this.offline = import("./offline.js");
      this.offline.then((m) => m.keepPage(this.words.vaultKey)).catch(() => {});
    }
    if (this.isDirty) this.changed();
  }

  listen() {
    const { form } = this;
    form.addEventListener("formdata", ({ formData }) => {
      this.seq = Math.max(this.seq + 1, Date.now());
      for (const name of ["version", "editor", "seq"]) formData.set(name, this[name]);
    });
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.plan(400)); // a click on submit comes first
    form.addEventListener("submit", (event) => event.defaultPrevented || this.submitted());
    form.addEventListener("htmx:beforeRequest", () => this.submitted());
    form.addEventListener("htmx:beforeOnLoad", ({ detail }) => this.replaced(detail.xhr.status));
    document.addEventListener("visibilitychange", () => document.hidden && this.send());
    document.addEventListener("apt:flush", ({ detail }) => detail.push(this.send()));
    document.addEventListener("apt:leaving", () => {
      this.isLeaving = !!this.vault; // without one, the browser warns
      this.vault = null;
    });
    addEventListener("focus", () => this.isSignedOut && this.send());
    addEventListener("online", () => this.send());
    addEventListener("beforeunload", (event) => {
      if (this.isLeaving || !this.isDirty || same(read(form), this.kept)) return;
      event.preventDefault();
      this.send();
    });
    addEventListener("pagehide", () => {
      this.send(true);
      this.release?.();
    });
    addEventListener("pageshow", async ({ persisted }) => {
      if (!persisted) return;
      this.isLeaving = false;
      this.release = await claim(this.editor);
    });
  }

  /** What an earlier page could not send comes back, unless its tab is open. */
  async restore() {
    for (const entry of await this.vault.entries(this.words.draftKey)) {
      const release = await claim(entry.editor);
      if (!release) continue;
      if (same(entry.fields, this.acked)) await this.vault.drop(entry);
      else if (!this.acked || !this.isDirty) {
        this.release = release;
        this.editor = entry.editor;
        this.seq = entry.seq ?? 0; // goes on from it, whatever the clock says now
        if (!this.acked) return;
        this.version = entry.version;
        fill(this.form, entry.fields);
        this.say("wait", "Restored");
        this.keep();
        this.send();
        return;
      }
      release(); // what is typed already comes first
    }
  }

  changed() {
    count(this.form);
    this.keeping ??= setTimeout(() => this.keep(), 300);
    this.since ??= Date.now();
    this.plan(Math.min(2000, this.since + 5000 - Date.now()));
  }

  async keep() {
    this.keeping = null;
    const { entry } = this;
    if (this.isDirty && (await this.vault?.put(entry))) this.kept = entry.fields;
    if (!this.isDirty && !this.sending) await this.drop();
  }

  drop() {
    this.kept = null;
    return this.vault?.drop(this.entry);
  }

  plan(delay) {
    if (this.tries || this.isSignedOut) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), delay);
  }

  async send(isLast) {
    const text = read(this.form);
    if (this.isStopped || this.isLeaving || (this.sending && !isLast)) return;
    if ([this.sending, this.acked, this.refused].some((done) => same(text, done))) return;
    clearTimeout(this.timer);
    this.since = null;
    this.sending = text;
    const slow = setTimeout(() => this.say("wait", "Saving"), 1000);
    const posted = this.post();
    this.keep(); // with the number just sent
    const [status, answer] = await posted;
    clearTimeout(slow);
    this.sending = null;
    if (status === 200 && answer.version) await this.saved(answer, text);
    else if (status === 409 && answer.conflict_url) await this.conflicted(answer, text);
    else if (status === 401) this.signedOut(answer.login_url);
    else if (status === 422 && answer.errors) this.refuse(answer.errors, text);
    else this.failed(status);
    if (this.isDirty) this.plan(2000);
  }

  async post() {
    const data = new FormData(this.form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    data.set("autosave", "1");
    const body = new URLSearchParams(data); // the server reads it in half the time of multipart
    try {
      const response = await fetch(this.words.saveUrl, {
        method: "POST",
        body,
        headers: { "X-Autosave": "1", "X-CSRFToken": data.get("csrfmiddlewaretoken") },
        keepalive: body.toString().length < 6e4, // browsers refuse more than 64 kB
        redirect: "manual",
        signal: AbortSignal.timeout(15000),
      });
      return [response.status, await response.json().catch(() => ({}))];
    } catch {
      return [0];
    }
  }

  saved({ version, saved_at: at }, text) {
    const field = this.form.elements.version;
    this.version = this.words.version = version;
    if (field) field.value = version;
    this.tries = 0;
    this.isSignedOut = this.refused = null;
    this.alert();
    this.errors?.then((m) => m.clearErrors(this.form));
    this.say("on", "Saved", at);
    return this.acknowledged(text, version);
  }

  /** The vault lets go of a text only when the page kept for later has it too. */
  async acknowledged(text, version) {
    this.acked = text;
    if (version) await this.offline?.then((m) => m.rewritePage(text, version)).catch(() => {});
    return this.keep();
  }

  /** The server holds both texts; the person chooses there. */
  conflicted({ conflict_url: url }, text) {
    this.isStopped = true;
    this.alert("Conflict", "danger", url);
    return this.acknowledged(text);
  }

  signedOut(url = location.href) {
    this.isSignedOut = true;
    this.alert("SignedOut", "warning", url);
  }

  refuse(errors, text) {
    this.refused = text;
    this.tries = 0;
    this.errors = import("./errors.js");
    this.errors.then((m) => m.showErrors(this.form, errors));
    this.show("err", Object.values(errors)[0][0]);
  }

  failed(status) {
    const delay = Math.min(60, 2 ** ++this.tries);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), delay * 1000);
    this.say("err", "Failed", delay);
    if (!status && this.kept) this.alert("Offline", "warning");
    if (status === 403) this.offline?.then((m) => m.renewToken(this.form)).catch(() => {});
  }

  submitted() {
    this.isLeaving = true;
    clearTimeout(this.timer);
    setTimeout(() => {
      this.isLeaving = false; // still here
      if (this.isDirty) this.changed();
    }, 15000);
  }

  /** A part of the page comes instead of this form; taken by the server, or shown again (422). */
  replaced(status) {
    if (status >= 300 && status !== 422) return;
    this.isStopped = true;
    clearTimeout(this.timer);
    if (status < 300) this.acknowledged(read(this.form));
  }

  say(kind, word, value) {
    this.show(kind, this.words[`word${word}`].replace("%s", value));
  }

  show(kind, text) {
    if (!this.status || this.status.textContent === text) return;
    const { classList } = this.status;
    classList.remove(...[...classList].filter((name) => name.startsWith("st-")));
    classList.add(`st-${kind}`);
    this.status.textContent = text;
  }

  /** "Sentence, also the status. More [link] words."; without a word takes it away. */
  alert(word, kind, url) {
    if (word && word === this.alerted) return;
    this.alerted = word;
    this.box?.remove();
    if (!word) return;
    const [before, textContent = "", after = ""] = this.words[`word${word}`].split(/[[\]]/);
    const add = (tag, props) => Object.assign(document.createElement(tag), props);
    this.box = add("div", { className: `alert alert-${kind} w-100 mb-0`, role: "alert" });
    const text = this.box.appendChild(add("div"));
    text.append(before, url ? add("a", { href: url, textContent }) : textContent, after);
    this.status?.parentElement.prepend(this.box);
    if (url) this.show("err", before.split(". ")[0]);
  }
}

function begin(root) {
  for (const form of root.querySelectorAll("form[data-autosave]")) new Autosave(form).start();
}
begin(document);
document.addEventListener("htmx:afterSwap", ({ target }) => begin(target));
