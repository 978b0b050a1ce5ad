"""A link on the running site, asked for by many at once."""

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.e2e.shares import shared
from tests.e2e.site import Site, running_site


def ask(url: str, passcode: str) -> tuple[int, dict[str, Any]]:
    """Ask for a manifest; return the status and what was answered."""
    body = json.dumps({"recipient": "Practice", "passcode": passcode}).encode()
    asked = Request(url, body, {"Content-Type": "application/json"})  # noqa: S310 (our own server)
    try:
        with urlopen(asked, timeout=60) as answer:  # noqa: S310 (our own server)
            return answer.status, json.load(answer)
    except HTTPError as refused:
        return refused.code, json.load(refused)


def test_of_40_right_passcodes_at_once_every_one_opens(tmp_path: Path) -> None:
    """On a site of its own: it bounds how often one address may ask in a minute."""
    with running_site(tmp_path, workers=2) as site:
        made = shared(site)

        with ThreadPoolExecutor(40) as pool:
            answers = list(pool.map(partial(ask, made["url"]), [made["passcode"]] * 40))

        assert {status for status, _said in answers} == {200}
        assert ask(made["url"], made["passcode"])[1]["tries"] == 10


def test_of_40_wrong_passcodes_at_once_ten_are_looked_at(server: Site) -> None:
    made = shared(server)
    wrong = [f"{number:06}" for number in range(41)]
    wrong = [code for code in wrong if code != made["passcode"]][:40]

    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(lambda code: ask(made["url"], code), wrong))

    looked_at = [said["remainingAttempts"] for status, said in answers if status == 401]
    assert len(looked_at) == 10
    assert {status for status, _said in answers} <= {401, 404, 429}
    assert ask(made["url"], made["passcode"]) == (404, {"ended": "used_up"})
