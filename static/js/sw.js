// Runs while no page is open: shows messages, and leads to what they are about.
// What it is sent, diary/notifications/push_words.py says.

self.addEventListener("push", (event) => event.waitUntil(show(event.data.json())));

self.addEventListener("notificationclick", (event) => {
  const { notification, action } = event;
  notification.close();
  // A button's name is the path it opens. Always a page of its own: what is open may hold half an entry.
  event.waitUntil(self.clients.openWindow(action || notification.data.path));
});

// A push service may give a browser another address, with other keys.
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

function show({ title, body, tag, path, lang, dir, buttons }) {
  const actions = buttons.map((button) => ({ action: button.path, title: button.words }));
  const icon = "/static/icons/milkspot-192.png";
  return self.registration.showNotification(title, { body, icon, tag, lang, dir, actions, data: { path } });
}

async function renew({ oldSubscription, newSubscription }) {
  const { key, token } = await (await fetch("/push/key/")).json();
  const how = { userVisibleOnly: true, applicationServerKey: key };
  const made = newSubscription ?? (await self.registration.pushManager.subscribe(how));
  const { endpoint, keys } = made.toJSON();
  const replaces = oldSubscription?.endpoint ?? "";
  const body = new URLSearchParams({ endpoint, replaces, ...keys });
  await fetch("/push/on/", { method: "POST", headers: { "X-CSRFToken": token }, body });
}
