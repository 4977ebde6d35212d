"""A Hugging Face Hub on this machine, as much of it as a push needs, for an app started with HF_ENDPOINT set to its address."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "hf_written_in_the_test"


@dataclass
class FakeHub:
    """What was pushed."""

    address: str
    created: list[dict[str, Any]] = field(default_factory=list)  # the requests for a new repository
    files: dict[str, bytes] = field(default_factory=dict)  # by repository and path


class _Server(ThreadingHTTPServer):
    hub: FakeHub


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self._reply(lambda body: {"id": "me/opposites", "private": True, "siblings": [], "tags": []})

    def do_POST(self) -> None:
        self._reply(self._answer)

    def _answer(self, body: bytes) -> dict[str, Any]:
        hub = self.server.hub
        if self.path == "/api/repos/create":
            hub.created.append(json.loads(body))
            return {"url": f"{hub.address}/me/opposites"}
        if self.path == "/api/validate-yaml":
            return {"errors": [], "warnings": []}
        if "/preupload/" in self.path:
            paths = [file["path"] for file in json.loads(body)["files"]]
            return {"files": [{"path": path, "uploadMode": "regular", "shouldIgnore": False} for path in paths]}
        assert self.path == "/api/models/me/opposites/commit/main", self.path
        for line in map(json.loads, body.splitlines()):
            if line["key"] == "file":
                hub.files["me/opposites/" + line["value"]["path"]] = base64.b64decode(line["value"]["content"])
        return {"success": True, "commitOid": "0" * 40, "commitUrl": f"{hub.address}/me/opposites/commit/{'0' * 40}"}

    def _reply(self, answer: Callable[[bytes], dict[str, Any]]) -> None:
        body = self._body()
        known = self.headers.get("Authorization") == f"Bearer {TOKEN}"
        data = json.dumps(answer(body) if known else {"error": "Invalid username or password."}).encode()
        self.send_response(200 if known else 401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def fake_hub() -> Iterator[FakeHub]:
    """Listens until the block ends."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.hub = hub = FakeHub(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield hub
        finally:
            server.shutdown()
