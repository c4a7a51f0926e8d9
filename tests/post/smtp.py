"""A small mail server of our own, on a real socket, that answers as a test wants."""

import socketserver
import threading
from contextlib import contextmanager

#: What the server says after the letter's text; `None` hangs up without a word.
ACCEPTS = "250 kept"


class Conversation(socketserver.StreamRequestHandler):
    """Just enough of SMTP: the answers to RCPT and to the text come from the script."""

    def handle(self):
        self.server.script.conversations += 1
        self.say("220 test")
        for raw in self.rfile:
            line = raw.decode().strip()
            verb = line[:4].upper()
            if verb == "DATA":
                if not self.take_text():
                    break
            elif verb == "RCPT":
                self.say(self.server.script.recipient(line))
            elif verb == "QUIT":
                self.say("221 bye")
                break
            else:
                self.say("250 ok")

    def take_text(self):
        """Read until the lonely dot; False when the script hangs up or the sender is gone."""
        self.say("354 go on")
        lines = []
        for raw in self.rfile:
            if raw == b".\r\n":
                break
            lines.append(raw.decode())
        else:
            return False  # what was cut off in the middle is no letter
        self.server.script.received.append("".join(lines))
        answer = self.server.script.answer()
        if answer is None:
            return False
        self.say(answer)
        return True

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


class Script:
    """What the server is to say, and what it was given."""

    def __init__(self):
        self.refusals = {}
        self.after_text = ACCEPTS
        self.received = []
        self.conversations = 0

    def recipient(self, line):
        return next((no for who, no in self.refusals.items() if who in line), "250 ok")

    def answer(self):
        return self.after_text


class Stalled(Script):
    """A server that takes the text and says nothing until it is let go."""

    def __init__(self):
        super().__init__()
        self.has_text, self.may_answer = threading.Event(), threading.Event()

    def answer(self):
        self.has_text.set()
        self.may_answer.wait(30)
        return self.after_text


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False


@contextmanager
def mail_server(script=None):
    """Yields (port, script) of a running server."""
    with Server(("127.0.0.1", 0), Conversation) as server:
        server.script = script or Script()
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1], server.script
        server.shutdown()
        thread.join(5)
