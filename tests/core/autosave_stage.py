"""A server that follows a script, for trying the real scripts of static/js in a real browser."""

import json
import shutil
import threading
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import parse_qsl, quote, urlsplit

from playwright.sync_api import expect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
STATIC = Path(__file__).resolve().parents[2] / "static"
KEY = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="
OTHER_KEY = "T3RoZXJLZXlPdGhlcktleU90aGVyS2V5T3RoZXJLZXk="
CSP = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "worker-src 'self'; img-src 'self' data:"
)
TYPES = {".js": "text/javascript", ".css": "text/css"}

STORED = "() => Object.keys(localStorage).filter((name) => /^[0-9a-f]{64}$/.test(name)).length"
KEPT = """async () => Boolean(
  await caches.match("/static/js/vault.js") && await caches.match(location.pathname))"""
OPEN = """async ([key, draft]) => {
  const { Vault } = await import("/static/js/vault.js");
  return (await (await Vault.open(key)).entries(draft)).map((entry) => entry.fields);
}"""

SHELL = """<!doctype html><html lang="lt"><head><meta charset="utf-8"><title>Stage</title>
<link rel="icon" href="data:,"><meta name="csrf-token" content="token">
<script type="module" src="/static/js/portal.js"></script>{head}</head>
<body data-vault-key="{key}" data-word-sending="Siunčiama…"><main>{main}</main>
<form data-signout method="post" action="/accounts/logout/" data-word-title="Yra neišsiųsto teksto"
 data-word-body="Atsijungus jis bus ištrintas." data-word-stay="Likti"
 data-word-leave="Atsijungti"><button id="signout">Atsijungti</button></form></body></html>"""

EDITOR = """<form data-autosave method="post" action="{path}" data-save-url="/save/" {more}
 data-version="{version}" data-draft-key="{draft}" data-vault-key="{key}"
 data-status="#issaugota" data-word-saving="Išsaugoma…" data-word-saved="Juodraštis išsaugotas %s"
 data-word-offline="Nėra ryšio. Rašykite toliau."
 data-word-failed="Neišsaugota. Dar kartą po %s s."
 data-word-signed-out="Prisijungimas baigėsi. [Prisijunkite] ir tęskite."
 data-word-conflict="Tekstas pakeistas kitur. [Palyginkite abu]."
 data-word-restored="Atkurta iš šio įrenginio" data-word-near-limit="Liko ženklų: %s">
<input type="hidden" name="csrfmiddlewaretoken" value="{token}">
<input type="hidden" name="version" value="{version}">
<fieldset><label><input type="radio" name="how" value="yes">Taip</label>
<label><input type="radio" name="how" value="no">Ne</label></fieldset>
<textarea name="text" id="id_text" data-limit="{limit}" aria-describedby="hint">{text}</textarea>
<span data-counter-for="id_text"></span><p id="hint">…</p><input type="file" name="file">
<div><span id="issaugota" class="st st-on" role="status"></span>
<button type="submit" name="act" value="submit">Pateikti</button></div></form>"""


class Stage:
    """What the server holds, what it will answer, and what it was asked."""

    def __init__(self):
        self.version, self.fields, self.editor = 1, {"text": ""}, None
        self.key, self.token, self.mode, self.delay = KEY, "token", "ok", 0
        self.limit, self.more = 5000, ""
        self.begun = 0  # saves that arrived, answered or not
        self.mark = "a1b2"  # of the session, as core.middleware.SessionMark names it
        self.saves, self.submits, self.receipts, self.logouts = [], [], [], []
        self.server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Bound", (Handler,), {"at": self})
        )
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def stop(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def wait_for(self, condition, seconds=20.0):
        """Answers the seconds it took; the condition is about what reached this server."""
        start = monotonic()
        while not condition():
            assert monotonic() - start < seconds, f"not in {seconds} s; saves: {self.saves}"
            sleep(0.02)
        return monotonic() - start

    @property
    def texts(self):
        return [save["text"] for save in self.saves]

    def save(self, posted):
        """The server's half of the contract, as short as it can be."""
        own = posted.get("editor") == self.editor
        if int(posted["version"]) != self.version and not own:
            return 409, {"conflict_url": "/conflict/7/"}
        self.version, self.editor = self.version + 1, posted.get("editor")
        self.fields = {name: posted[name] for name in ("text", "how") if name in posted}
        return 200, {"version": self.version, "saved_at": "14:32"}

    def answer(self, posted):
        if posted["csrfmiddlewaretoken"] != self.token:
            return 403, {}
        if self.mode == "signed-out":
            return 401, {"login_url": "/accounts/login/?next=/reflections/2026-11/"}
        if self.mode == "refuse":
            return 422, {"errors": {"text": ["Tekstas per ilgas."], "how": ["Pasirinkite."]}}
        if self.mode == "broken":
            return 500, {}
        return self.save(posted)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    at: Stage

    def log_message(self, *args):
        """Quiet."""

    def parse(self):
        length = int(self.headers.get("Content-Length") or 0)
        body, kind = self.rfile.read(length), self.headers.get("Content-Type", "")
        if kind.startswith("multipart"):
            message = BytesParser().parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
            parts = [
                (p.get_param("name", header="content-disposition"), p)
                for p in message.get_payload()
            ]
            return {name: part.get_payload(decode=True).decode() for name, part in parts}
        return dict(parse_qsl(body.decode(), keep_blank_values=True))

    def reply(self, status, body, kind="text/html; charset=utf-8", **headers):
        raw = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        fixed = {
            "Content-Type": kind,
            "Content-Length": str(len(raw)),
            "Cache-Control": "no-store",
        }
        for name, value in {**fixed, "Content-Security-Policy": CSP, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(raw)

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def is_cut(self):
        if self.at.mode == "cut":
            self.close_connection = True
            self.connection.shutdown(2)
        return self.at.mode == "cut"

    def do_GET(self):
        path = urlsplit(self.path).path
        if self.is_cut():
            return
        if path == "/sw.js" or path.startswith("/static/"):
            file = STATIC / ("js/sw.js" if path == "/sw.js" else path.removeprefix("/static/"))
            self.reply(200, file.read_bytes(), TYPES[file.suffix])
        else:
            mark = f"apt_mark={self.at.mark}; Path=/; Max-Age={3600 if self.at.mark else 0}"
            self.reply(200, self.page(path), Set_Cookie=mark)

    def page(self, path):
        at = self.at
        if path == "/signed-out/":
            return SHELL.replace(' data-vault-key="{key}"', "").format(head="", main="")
        if path == "/read/":
            main = '<p data-receipt-url="/receipt/1/">Arti</p><p>' + "<br>" * 200
            main += '</p><p data-receipt-url="/receipt/2/">Toli</p>'
            return SHELL.format(head="", main=main, key=at.key)
        if not path.startswith("/reflections/"):
            main = '<div class="alert-danger" tabindex="-1" id="summary">…</div>'
            return SHELL.format(head="", main=main, key=at.key)
        form = EDITOR.format(
            path=path,
            version=at.version,
            key=at.key,
            limit=at.limit,
            more=at.more,
            token=at.token,
            draft=f"reflection:{path.split('/')[2]}",
            text=at.fields["text"],
        )
        if how := at.fields.get("how"):
            form = form.replace(f'value="{how}"', f'value="{how}" checked')
        head = '<script type="module" src="/static/js/autosave.js"></script>'
        return SHELL.format(head=head, main=form, key=at.key)

    def do_POST(self):
        posted, at = self.parse(), self.at
        if self.is_cut():
            return
        at.begun += self.path == "/save/"
        sleep(at.delay)
        if self.path == "/save/":
            at.saves.append(posted | {"header": self.headers["X-CSRFToken"]})
            status, answer = at.answer(posted)
            self.reply(status, json.dumps(answer), "application/json")
        elif self.path.startswith("/receipt/"):
            at.receipts.append((self.path, self.headers["X-CSRFToken"]))
            self.reply(204, "")
        elif self.path == "/accounts/logout/":
            at.logouts.append(posted)
            self.reply(302, "", Location="/signed-out/")
        else:
            at.submits.append(posted)
            at.save(posted)
            key = quote("reflection:2026-11", safe="")
            cookie = f"apt_saved={key}; Path=/; Max-Age=60; SameSite=Lax"
            self.reply(302, "", Location="/home/", Set_Cookie=cookie)


def open_editor(page, stage):
    page.goto(stage.url + "/reflections/2026-11/")
    page.wait_for_load_state("networkidle")


def write(page, text):
    page.locator("#id_text").press_sequentially(text)


def status(page):
    return expect(page.locator("#issaugota"))


def until(page, script, expected=True, seconds=15):
    """Polls from outside: the policy of the page forbids what wait_for_function does inside it."""
    end = monotonic() + seconds
    while (found := page.evaluate(script)) != expected:
        assert monotonic() < end, f"{script} is {found!r}"
        page.wait_for_timeout(50)


def stored(page, count):
    until(page, STORED, count)
