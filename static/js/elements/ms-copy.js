// <ms-copy> around a text and a button that copies it. The button shows where a browser
// lets a page copy: over HTTPS, or on the machine itself.
customElements.define(
  "ms-copy",
  class extends HTMLElement {
    connectedCallback() {
      if (!navigator.clipboard) return;
      const button = this.querySelector("button");
      button.hidden = false;
      button.addEventListener("click", () => this.copy(button));
    }

    async copy(button) {
      await navigator.clipboard.writeText(this.querySelector("p").textContent);
      button.querySelector("span").textContent = button.dataset.done;
    }
  },
);
