// <ms-download data-from>: takes a file as soon as this is on the page. It comes with a part of a
// page that was waited for; a page that is opened again has none, and takes nothing by itself.
customElements.define(
  "ms-download",
  class extends HTMLElement {
    connectedCallback() {
      location.assign(this.dataset.from);
    }
  },
);
