"""A person tells their browsers apart by maker and system, and no more is kept."""

import pytest

from accounts.browser_names import browser_name

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
SAID = {
    ("Firefox", "Android"): "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Firefox/140.0",
    (
        "Chrome",
        "Windows",
    ): f"Mozilla/5.0 (Windows NT 10.0) {WEBKIT} Chrome/1 Safari/5",
    ("Edge", "Windows"): f"Mozilla/5.0 (Windows NT 10.0) {WEBKIT} Chrome/140 Edg/140",
    (
        "Chrome",
        "Android",
    ): f"Mozilla/5.0 (Android 15) {WEBKIT} Chrome/1 Safari/5",
    ("Samsung Internet", "Android"): "(Linux; Android 15) SamsungBrowser/28 Chrome/130",
    ("Opera", "Linux"): f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT} Chrome/140 OPR/120",
    ("Safari", "iPhone"): "Mozilla/5.0 (iPhone; CPU OS 18_0 like Mac OS X) Safari/604",
    ("Chrome", "iPad"): "Mozilla/5.0 (iPad; like Mac OS X) CriOS/140 Safari/604.1",
    ("Safari", "Mac"): "Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/18 Safari/605",
    ("", ""): "",
}


@pytest.mark.parametrize(("names", "user_agent"), SAID.items())
def test_a_browser_is_named(names: tuple[str, str], user_agent: str) -> None:
    assert browser_name(user_agent) == names
