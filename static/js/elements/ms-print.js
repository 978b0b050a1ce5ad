// <ms-print hidden><button>: opens the print dialog; shown only where script runs.
customElements.define(
  "ms-print",
  class extends HTMLElement {
    connectedCallback() {
      this.querySelector("button").addEventListener("click", () => window.print());
      this.hidden = false;
    }
  },
);
