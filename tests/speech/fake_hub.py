"""A proxy on this machine behind which every host is played: it writes down who was asked for, and answers as told.

The hosts speak TLS with a certificate of their own, which SSL_CERT_FILE names: the code under test checks it as ever.
"""

from __future__ import annotations

import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

NAMES = ("huggingface.co", "*.huggingface.co", "*.hf.co", "mirror.example", "elsewhere.example")


@dataclass(frozen=True)
class Answer:
    """What a host says to a request; `cut` bytes of the promised body are missing."""

    body: bytes = b""
    status: int = 200
    location: str = ""
    cut: int = 0

    def to(self, range_from: int) -> bytes:
        """The whole answer, from this byte on."""
        status = 206 if self.status == 200 and range_from else self.status
        status = 416 if status == 206 and range_from >= len(self.body) else status
        body = self.body[range_from:] if status < 300 else b""
        head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
        head += f"Location: {self.location}\r\n" if self.location else ""
        return head.encode() + b"\r\n" + body[: len(body) - self.cut]


@dataclass
class Hub:
    """The answers by host and path, and what was asked: hosts of the proxy, and (host, path, headers) of the hosts."""

    address: str = ""
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    asked_for: list[str] = field(default_factory=list)
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for all of the names, and its key."""
    paths = folder / "certificate.pem", folder / "key.pem"
    names = ",".join(f"DNS:{name}" for name in NAMES)
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    files = ["-out", str(paths[0]), "-keyout", str(paths[1])]
    subprocess.run([*made, "-subj", "/CN=test", "-addext", f"subjectAltName={names}", *files],
                   check=True, capture_output=True)  # fmt: skip
    return paths


@contextmanager
def played(folder: Path) -> Iterator[Hub]:
    """The proxy, as long as the `with` lasts; `folder` has the certificate."""
    hub, context = Hub(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")

    class Proxy(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            method, target, _ = self.rfile.readline().decode().split(" ", 2)
            while self.rfile.readline().strip():
                pass
            hub.asked_for.append(target if method == "CONNECT" else f"{method} {target}")
            if method != "CONNECT":
                return
            self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            with suppress(ssl.SSLError), context.wrap_socket(self.connection, server_side=True) as secure:
                file = secure.makefile("rb")
                path = file.readline().decode().split(" ")[1]
                lines = iter(lambda: file.readline().decode().strip(), "")
                headers = {key.lower(): value for key, _, value in (line.partition(": ") for line in lines)}
                host = target.removesuffix(":443")
                hub.requests.append((host, path, headers))
                begin = int(headers.get("range", "bytes=0-")[len("bytes=") : -1])
                secure.sendall(hub.answers.get((host, path), Answer(status=404)).to(begin))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Proxy) as server:
        server.daemon_threads = True
        hub.address = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield hub
        server.shutdown()
