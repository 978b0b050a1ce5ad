// <ms-zone-offer zone="Europe/London" hidden> around a form: shows it where the clock of
// this browser differs, with the browser's zone in the form and in its words.
customElements.define(
  "ms-zone-offer",
  class extends HTMLElement {
    connectedCallback() {
      const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
      if (!here?.includes("/") || this.clock(here) === this.clock(this.getAttribute("zone"))) return;
      this.querySelector("[name=timezone]").value = here;
      this.querySelector("[data-zone]").textContent = here.split("/").pop().replaceAll("_", " ");
      this.hidden = false;
    }

    // Two names of one zone show the same clock. One the browser lacks shows its own.
    clock(timeZone) {
      const now = new Date();
      now.setSeconds(0, 0);
      try {
        return now.toLocaleString("en", { timeZone });
      } catch {
        return now.toLocaleString("en");
      }
    }
  },
);
