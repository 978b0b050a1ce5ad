// <ms-push data-key data-worker [data-on]>: messages in this browser, on and off. Says what is so by
// showing the one [data-state] that holds; its form is filled and sent once the browser has agreed.
customElements.define(
  "ms-push",
  class extends HTMLElement {
    async connectedCallback() {
      this.button = this.querySelector("[role=switch]");
      this.button.addEventListener("click", () => this.turn());
      this.say(await this.state());
    }

    async state() {
      if (!window.isSecureContext) return "insecure";
      // Safari on an iPhone alone knows the word; there the installed app has messages, and no page.
      if (!("PushManager" in window)) return "standalone" in navigator ? "iphone" : "unsupported";
      if (Notification.permission === "denied") return "blocked";
      return "on" in this.dataset && (await this.subscription()) ? "on" : "off";
    }

    say(state) {
      for (const words of this.querySelectorAll("[data-state]")) words.hidden = words.dataset.state !== state;
      this.button.hidden = !["on", "off", "failed"].includes(state);
      this.button.setAttribute("aria-checked", String(state === "on"));
    }

    async turn() {
      this.button.disabled = true;
      try {
        await (this.button.getAttribute("aria-checked") === "true" ? this.turnOff() : this.turnOn());
      } catch {
        this.say("failed");
      }
      this.button.disabled = false;
    }

    async turnOff() {
      await (await this.subscription())?.unsubscribe();
      document.getElementById(this.dataset.stop).requestSubmit();
    }

    async turnOn() {
      if ((await Notification.requestPermission()) !== "granted") return this.say(await this.state());
      await navigator.serviceWorker.register(this.dataset.worker);
      const { pushManager } = await navigator.serviceWorker.ready;
      // One made with another key of the server stands in the way of a new one.
      await (await pushManager.getSubscription())?.unsubscribe();
      const how = { userVisibleOnly: true, applicationServerKey: this.dataset.key };
      const { endpoint, keys } = (await pushManager.subscribe(how)).toJSON();
      const form = this.querySelector("form");
      for (const [name, value] of Object.entries({ endpoint, ...keys })) form.elements[name].value = value;
      form.requestSubmit();
    }

    async subscription() {
      const worker = await navigator.serviceWorker.getRegistration();
      return worker?.pushManager.getSubscription();
    }
  },
);
