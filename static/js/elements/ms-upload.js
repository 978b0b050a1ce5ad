// <ms-upload> around a form with one large file: shows how far it has got, then the next page.
// Its parts (diary/_upload_progress.html) are marked data-uploading, data-checking, data-failed.
// Around a form without a file: says that the server is at work, once.
import { parsed } from "../post.js";

customElements.define(
  "ms-upload",
  class extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.form.addEventListener("submit", (event) => {
        const input = this.form.querySelector("[type=file]");
        if (input && !input.files.length) return;
        if (input || this.isBusy) event.preventDefault();
        if (input && !this.isBusy) this.send();
        // Going to another page, a form says so itself.
        if (!input && !event.submitter.hasAttribute("formaction")) this.show("checking");
      });
      addEventListener("pageshow", (event) => event.persisted && this.show(""));
    }

    send() {
      const request = new XMLHttpRequest();
      this.show("uploading");
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        this.querySelector("progress").value = loaded / total;
      });
      request.upload.addEventListener("load", () => this.show("checking"));
      request.addEventListener("loadend", () => this.take(request));
      request.open("POST", location.href);
      request.send(new FormData(this.form));
    }

    // A file that was taken leads to another page, one that was refused comes back with why.
    take({ status, responseURL, responseText }) {
      const isThere = status >= 200 && status < 300;
      if (isThere) location.assign(responseURL);
      else if (status === 422) this.showAgain(parsed(responseText));
      else this.show("failed");
    }

    showAgain(page) {
      const main = page.querySelector("main");
      document.querySelector("main").replaceWith(document.adoptNode(main));
      main.querySelector("[role=alert]")?.focus();
    }

    show(state) {
      this.isBusy = ["uploading", "checking"].includes(state);
      this.form.querySelector("[type=submit]").setAttribute("aria-disabled", this.isBusy);
      for (const name of ["uploading", "checking", "failed"]) {
        const part = this.querySelector(`[data-${name}]`);
        if (part) part.hidden = name !== state;
      }
    }
  },
);
