"""A browser whose push manager hands out the keys of a test.

Chromium's own makes each address at Google. What is replaced is that alone: permission,
service worker and notifications are the browser's.
"""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page, Worker

from tests.push.browser import SubscribedBrowser

# Remembers across pages, as a browser does, whether it is subscribed.
PUSH_MANAGER = """
  const { endpoint, ...keys } = %s;
  const made = {
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: async () => localStorage.removeItem("subscribed"),
  };
  const manager = PushManager.prototype;
  manager.getSubscription = async () => localStorage.getItem("subscribed") && made;
  manager.subscribe = async (how) => {
    localStorage.setItem("subscribed", how.applicationServerKey);
    return made;
  };
"""
SHOWN = """
  async () => {
    const registration = await navigator.serviceWorker.ready;
    const shown = await registration.getNotifications();
    const words = ({ title, body, tag, data, actions }) =>
      ({ title, body, tag, data, actions });
    return shown.map(words);
  }
"""
# Chromium forgets a notification that it is asked for while it is about to show it.
WATCH = """
  () => {
    const show = ServiceWorkerRegistration.prototype.showNotification;
    self.shown = new Promise((resolve) => {
      registration.showNotification = async (...words) => {
        await show.apply(registration, words);
        resolve();
      };
      setTimeout(resolve, 30_000);
    });
  }
"""
# A browser lets a real tap alone open a page: what it would open is kept instead.
CLICK = """
  async (action) => {
    const [notification] = await registration.getNotifications();
    const opened = new Promise((resolve) => {
      clients.openWindow = async (path) => resolve(path);
    });
    dispatchEvent(new NotificationEvent("notificationclick", { notification, action }));
    return opened;
  }
"""


@dataclass
class Phone:
    """A page in a browser that may show notifications, and the keys it gives."""

    page: Page
    keys: SubscribedBrowser

    def __post_init__(self) -> None:
        self.page.context.grant_permissions(["notifications"])
        self.page.add_init_script(PUSH_MANAGER % json.dumps(self.keys.gives))

    def receive(self, body: bytes) -> dict[str, Any]:
        """Decrypt a message as a browser does, and let the service worker show it."""
        message = self.keys.read(body)
        self.worker.evaluate(WATCH)
        devtools = self.page.context.new_cdp_session(self.page)
        devtools.send(
            "ServiceWorker.deliverPushMessage",
            {
                "origin": self.origin,
                "registrationId": registration_of(devtools, self.page),
                "data": json.dumps(message),
            },
        )
        self.worker.evaluate("() => shown")
        return message

    @property
    def origin(self) -> str:
        return str(self.page.evaluate("location.origin"))

    def notifications(self) -> list[dict[str, Any]]:
        """Return what the browser shows."""
        return list(self.page.evaluate(SHOWN))

    def click(self, action: str = "") -> str:
        """Tap the notification, or one of its buttons; return the path it opens."""
        return str(self.worker.evaluate(CLICK, action))

    @property
    def worker(self) -> Worker:
        [worker] = self.page.context.service_workers
        return worker


def registration_of(devtools: CDPSession, page: Page) -> str:
    """Return what the browser calls the registration of the service worker."""
    found: list[str] = []

    def hear(event: dict[str, Any]) -> None:
        found.extend(one["registrationId"] for one in event["registrations"])

    devtools.on("ServiceWorker.workerRegistrationUpdated", hear)
    devtools.send("ServiceWorker.enable")
    for _try in range(50):
        if found:
            return found[0]
        page.wait_for_timeout(100)
    raise AssertionError("No service worker is registered.")
