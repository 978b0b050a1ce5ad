"""A push service on this machine, by HTTPS as all are. It takes what is signed well."""

import json
import ssl
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256

from tests.certificate import write_certificate


@dataclass(frozen=True)
class Received:
    """One message as it came; `claims` are those of its signature."""

    path: str
    headers: Message
    body: bytes
    claims: Mapping[str, Any]
    signed_by: str


@dataclass
class PushService:
    """Answers as the test says; 201 is "taken"."""

    port: int
    certificate: Path
    received: list[Received] = field(default_factory=list)
    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return f"localhost:{self.port}"

    @property
    def url(self) -> str:
        return f"https://{self.host}"


@contextmanager
def running_push_service(folder: Path) -> Iterator[PushService]:
    """Serve until the block ends; the certificate is in `folder`."""
    write_certificate(folder, "localhost")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "fullchain.pem", folder / "privkey.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    service = PushService(server.server_port, folder / "fullchain.pem")
    Handler.service = service
    thread = Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Handler(BaseHTTPRequestHandler):
    service: PushService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        signature = self.headers["Authorization"].removeprefix("vapid ")
        parts = dict(part.strip().split("=", 1) for part in signature.split(","))
        claims = signed_claims(parts["t"], parts["k"])
        status = self.service.status if claims else 403
        if claims:
            self.service.received.append(
                Received(self.path, self.headers, body, claims, parts["k"])
            )
        self.send_response(status)
        for name, value in self.service.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_what: object) -> None:
        """Keep the tests' output for the tests."""


def signed_claims(token: str, key: str) -> dict[str, Any]:
    """Return what a JWT claims; nothing where `key` has not signed it by ES256."""
    signed, _dot, signature = token.rpartition(".")
    header, claims = (json.loads(raw(part)) for part in signed.split("."))
    halves = raw(signature)
    pair = utils.encode_dss_signature(
        int.from_bytes(halves[:32]), int.from_bytes(halves[32:])
    )
    signer = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(key))
    try:
        signer.verify(pair, signed.encode(), ec.ECDSA(SHA256()))
    except InvalidSignature:
        return {}
    return dict(claims) if header["alg"] == "ES256" else {}


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
