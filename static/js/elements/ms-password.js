// <ms-password><input type="password"><button hidden aria-pressed>: see what is typed.
customElements.define(
  "ms-password",
  class extends HTMLElement {
    connectedCallback() {
      const input = this.querySelector("input");
      const button = this.querySelector("button");
      button.hidden = false;
      button.addEventListener("click", () => {
        const shown = input.type === "password";
        input.type = shown ? "text" : "password";
        button.setAttribute("aria-pressed", String(shown));
      });
    }
  },
);
