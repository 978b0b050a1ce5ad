// <ms-code> around a form: takes the code from the end of the link, the part after #,
// which a browser never sends, and which no log or history then keeps.
customElements.define(
  "ms-code",
  class extends HTMLElement {
    connectedCallback() {
      this.read = () => this.fill(new URLSearchParams(location.hash.slice(1)).get("code"));
      addEventListener("hashchange", this.read);
      this.read();
    }

    disconnectedCallback() {
      removeEventListener("hashchange", this.read);
    }

    fill(code) {
      if (!code) return;
      this.querySelector("[name=code]").value = code;
      history.replaceState(null, "", location.pathname);
    }
  },
);
