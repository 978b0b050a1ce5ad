"""The nginx that the tests start: found, or fetched.

    python -m tests.scale.nginx_program

Says in one line what it did. Debian's package is unpacked and not installed: installed,
it would start a server of its own on port 80.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "build/nginx"
# Debian keeps it where only root looks.
PLACES = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin:{FOLDER}/usr/sbin"
NONE_FOUND = (
    "No nginx found, and none could be fetched. Install one (`sudo apt install nginx`, "
    "`brew install nginx`), or name it: NGINX=/path/to/nginx."
)


def find_nginx() -> str | None:
    """Return the path of an nginx that starts: NGINX's, the system's, or ours."""
    named = os.environ.get("NGINX", "nginx")
    path = shutil.which(named, path=PLACES)
    return path if path and runs(path, "-v") else None


def fetch_nginx() -> None:
    """Unpack Debian's package below `build/`, where there are such packages."""
    if not shutil.which("apt-get"):
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        runs("apt-get", "-qq", "update")
    runs("apt-get", "-qq", "download", "nginx")
    for package in FOLDER.glob("nginx_*.deb"):
        runs("dpkg-deb", "--extract", str(package), str(FOLDER))


def runs(*command: str) -> bool:
    """Tell whether `command` ends well; what it prints is dropped."""
    cwd = FOLDER if FOLDER.is_dir() else None
    return not subprocess.run(
        command, cwd=cwd, check=False, capture_output=True
    ).returncode


def main() -> None:
    fetched = ""
    if not find_nginx():
        fetch_nginx()
        fetched = ", fetched as Debian's package"
    path = find_nginx()
    if not path:
        sys.exit(NONE_FOUND)
    sys.stdout.write(f"Proxy tests use {path}{fetched}.\n")


if __name__ == "__main__":
    main()
