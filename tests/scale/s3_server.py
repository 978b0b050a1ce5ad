"""A real S3 server (SeaweedFS) on 127.0.0.1, with a folder and keys of its own."""

import json
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from tests.e2e.site import free_port

BUCKET = "milkspot-photos"
REGION = "us-east-1"
SECONDS_TO_START = 60
PARTS = ("master", "volume", "filer", "s3")
PORTS = [f"{part}.{port}" for part in PARTS for port in ("port", "port.grpc")]
MAY = ("Read", "Write", "List")


@dataclass
class Keys:
    key: str = field(default_factory=lambda: secrets.token_hex(10))
    secret: str = field(default_factory=lambda: secrets.token_hex(20))

    def may(self, *actions: str) -> dict[str, Any]:
        """What the server is told of who holds these keys."""
        credentials = [{"accessKey": self.key, "secretKey": self.secret}]
        return {"name": self.key, "credentials": credentials, "actions": [*actions]}


@dataclass
class S3Server:
    """A server with one bucket, and who may use it: Milkspot that one, `admin` all."""

    folder: Path
    milkspot: Keys = field(default_factory=Keys)
    admin: Keys = field(default_factory=Keys)
    ports: dict[str, int] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.ports['s3.port']}"

    @property
    def settings(self) -> dict[str, str]:
        """What an operator sets."""
        return {
            "MILKSPOT_S3_BUCKET": BUCKET,
            "MILKSPOT_S3_ENDPOINT": self.url,
            "MILKSPOT_S3_REGION": REGION,
            "MILKSPOT_S3_KEY": self.milkspot.key,
            "MILKSPOT_S3_SECRET": self.milkspot.secret,
        }

    def start(self) -> None:
        """Serve what stands in the folder; return once an object can be written."""
        self.ports = self.ports or {name: free_port() for name in PORTS}
        may = [self.milkspot.may(*(f"{one}:{BUCKET}" for one in MAY))]
        who = {"identities": [*may, self.admin.may("Admin", *MAY)]}
        (self.folder / "who.json").write_text(json.dumps(who))
        weed = Path(sys.executable).with_name("weed")
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(
                [weed, "-logtostderr", "server", *self._options()],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def _options(self) -> list[str]:
        folder = self.folder
        (folder / "data").mkdir(exist_ok=True)
        return [
            *(f"-{name}={port}" for name, port in self.ports.items()),
            f"-dir={folder}/data",
            "-ip=127.0.0.1",
            "-ip.bind=127.0.0.1",
            "-master.telemetry=false",
            "-master.volumeSizeLimitMB=64",
            "-volume.max=0",
            "-filer",
            f"-filer.localSocket={folder}/filer.sock",
            "-s3",
            f"-s3.config={folder}/who.json",
            f"-s3.localSocket={folder}/s3.sock",
            "-s3.port.iceberg=0",
            "-s3.port.lance=0",
        ]

    def _wait(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.is_up:
            try:
                self._write_one()
            except (BotoCoreError, ClientError):
                time.sleep(0.2)
            else:
                return
        raise RuntimeError(f"No S3:\n{(self.folder / 'log').read_text()[-4000:]}")

    def _write_one(self) -> None:
        client = self.client(self.admin)
        if BUCKET not in [one["Name"] for one in client.list_buckets()["Buckets"]]:
            client.create_bucket(Bucket=BUCKET)
        client.put_object(Bucket=BUCKET, Key="first", Body=b"first")
        client.delete_object(Bucket=BUCKET, Key="first")

    @property
    def is_up(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """End it at once, as a power cut does: asked to, it takes half a minute."""
        if self.process:
            self.process.kill()
            self.process.wait(timeout=30)
            self.process = None
        for part in PARTS:
            port = self.ports[f"{part}.port.grpc"]
            Path(f"/tmp/seaweedfs-{part}-grpc-{port}.sock").unlink(missing_ok=True)  # noqa: S108 (its own choice)

    def client(self, keys: Keys) -> Any:  # noqa: ANN401 (boto3 makes its classes as it runs)
        return boto3.client(
            "s3",
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id=keys.key,
            aws_secret_access_key=keys.secret,
            config=Config(connect_timeout=2, retries={"total_max_attempts": 1}),
        )

    def objects(self) -> set[str]:
        """Name all that stands in the bucket."""
        listed = self.client(self.admin).list_objects_v2(Bucket=BUCKET)
        return {one["Key"] for one in listed.get("Contents", ())}


@contextmanager
def running_s3(folder: Path) -> Iterator[S3Server]:
    """Run a server in `folder` until the block ends."""
    server = S3Server(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
