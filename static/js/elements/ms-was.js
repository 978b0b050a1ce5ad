// <ms-was data-published="84"> around the <del> of a published number and the field in its place:
// strikes the number through as soon as another one is typed.
customElements.define(
  "ms-was",
  class extends HTMLElement {
    connectedCallback() {
      const [was, field] = [this.querySelector("del"), this.querySelector("input")];
      this.addEventListener("input", () => {
        const isChanged = field.value.trim() !== this.dataset.published;
        was.hidden = !isChanged;
        this.classList.toggle("was-changed", isChanged);
      });
    }
  },
);
