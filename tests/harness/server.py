"""A right system at an address, with the manners of a server: a relay before one that reads lines.

    python3 server.py MODE COMMAND...

MODE is `closes` (every connection, without a word), `ends` (with `bye`) or `hangs` (at the first
operation). Where it listens is told on standard error. With RECORD in the environment, the kind of
every message is kept in that file.
"""

import http.server
import json
import os
import subprocess
import sys
import threading
import time

MODE, *COMMAND = sys.argv[1:]
RIGHT = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
RECORD = open(os.environ["RECORD"], "a")
LOCK = threading.Lock()


def relay(raw):
    with LOCK:
        kind = json.loads(raw)["message"]
        print(kind, file=RECORD, flush=True)
        if kind == "do" and MODE == "hangs":
            time.sleep(600)
        RIGHT.stdin.write(raw + b"\n")
        RIGHT.stdin.flush()
        return kind, RIGHT.stdout.readline()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        kind, reply = relay(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(200)
        self.send_header("content-length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)
        self.wfile.flush()
        if MODE == "ends" and kind == "bye":
            os._exit(0)
        if MODE == "closes":
            time.sleep(0.001)
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


server = Server(("127.0.0.1", 0), Handler)
print(f"http://127.0.0.1:{server.server_port}", file=sys.stderr, flush=True)
server.serve_forever()
