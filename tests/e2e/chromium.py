"""The Chromium that the tests drive: found, or installed.

    python -m tests.e2e.chromium

Says in one line what it did.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
NONE_FOUND = "No Chromium found. Run `make test`, which installs one, or set CHROMIUM."
# The last list that a browser is given counts: Playwright's own comes again with ours.
PLAYWRIGHTS_OWN = (
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,"
    "ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,"
    "TcpPortRandomizationWin,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,"
    "PreconnectToSearch,msForceBrowserSignIn,msEdgeUpdateLaunchServicesPreferredVersion"
)
# What hangs below the address bar is a page of its own, loaded anew for each window;
# a process in reserve is one that most tests never use. Half the cost of a window.
NOT_NEEDED = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    "SpareRendererForSitePerProcess"
)
# What a browser asks its maker on its own is kept off; the rest lets it run as root.
ARGUMENTS = [
    f"--disable-features={PLAYWRIGHTS_OWN},{NOT_NEEDED}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """Return the path of a Chromium: CHROMIUM's, the system's, or Playwright's own."""
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        if name and (path := shutil.which(name)):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def install_chromium() -> str:
    """Install Debian's package as root, else Playwright's browser; return which."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        commands = [
            ["apt-get", "-qq", "update"],
            ["apt-get", "-qq", "install", "--yes", "chromium"],
        ]
        source = "Debian's package"
    else:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
        source = "Playwright's own"
    for command in commands:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return source


def main() -> None:
    path = find_chromium()
    if path:
        sys.stdout.write(f"Browser tests use {path}.\n")
        return
    source = install_chromium()
    sys.stdout.write(f"Installed {source} for the browser tests: {find_chromium()}.\n")


if __name__ == "__main__":
    main()
