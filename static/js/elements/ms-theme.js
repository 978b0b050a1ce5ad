// <ms-theme hidden><button aria-pressed>: light or dark by hand; shown only where script runs.
customElements.define(
  "ms-theme",
  class extends HTMLElement {
    connectedCallback() {
      this.button = this.querySelector("button");
      this.button.addEventListener("click", () => {
        window.theme.choose(window.theme.isDark() ? "light" : "dark");
        document.querySelectorAll("ms-theme").forEach((element) => element.mark());
      });
      this.mark();
      this.hidden = false;
    }

    mark() {
      this.button.setAttribute("aria-pressed", String(window.theme.isDark()));
    }
  },
);
