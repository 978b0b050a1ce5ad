// <ms-send> around a form: sends it without leaving the page, so that nothing typed or chosen is
// lost where there is no signal or something is wrong; its photos follow one by one. Its notices
// (components/send_notices.html) carry data-when: the state in which they show.
import { parsed, post } from "../post.js";

const SLOW = 4_000; // milliseconds until a word that it still goes on
const TAKEN_BACK = [409, 422];

customElements.define(
  "ms-send",
  class extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.photos = this.querySelector("ms-photos");
      this.button = this.form.querySelector("[type=submit]");
      this.button.before(...this.querySelectorAll("[data-beside-button]"));
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (!this.isBusy) this.send();
      });
      this.warn = (event) => (event.returnValue = true);
      // Back from the next page a browser may bring this one as it was: saved and done with.
      addEventListener("pageshow", (event) => event.persisted && this.next && location.reload());
    }

    async send() {
      this.be("sending");
      const slow = setTimeout(() => this.be("slow"), SLOW);
      const answer = await post(this.form, this.form.action, this.fields()).catch(() => null);
      clearTimeout(slow);
      if (answer) this.take(answer);
      else this.be("not-sent");
    }

    fields() {
      const files = [...this.form.querySelectorAll("[type=file]")].map((input) => input.name);
      return [...new FormData(this.form)].filter(([name]) => !files.includes(name));
    }

    take({ status, text, data }) {
      if (data?.next) this.sendPhotos(data);
      else if (TAKEN_BACK.includes(status)) this.showAgain(parsed(text));
      else this.be(status < 500 ? "not-taken" : "not-sent");
    }

    be(state) {
      this.isBusy = ["sending", "slow"].includes(state);
      this.button.setAttribute("aria-disabled", this.isBusy);
      for (const notice of this.querySelectorAll(":scope > [data-when], form [data-beside-button]")) {
        notice.hidden = notice.dataset.when !== state;
      }
    }

    // The form came back with what is wrong in it. A page cannot hold chosen files, this one can.
    showAgain(page) {
      const files = this.photos?.files ?? [];
      const main = page.querySelector("main");
      document.querySelector("main").replaceWith(document.adoptNode(main));
      main.querySelector("ms-photos")?.add(files);
      main.querySelector("[role=alert]")?.focus();
    }

    sendPhotos({ next, photos }) {
      this.next = next; // from here on the form is saved
      if (!this.photos?.left) return this.goOn();
      this.be("saved");
      this.showPhotosAlone();
      addEventListener("beforeunload", this.warn);
      this.photos.sendTo(photos, this.form, () => (this.photos.left ? this.be("left") : this.goOn()));
    }

    // What is saved is not typed in again. A ticked sign keeps its instruction in view.
    showPhotosAlone() {
      for (const part of this.form.children) {
        const stays = part.contains(this.photos) || part.querySelector(".sign :checked");
        part.hidden = !stays;
        part.inert = !part.contains(this.photos);
      }
      this.classList.add("is-saved");
      this.querySelector("[data-next]").href = this.next;
      this.querySelector("[data-next]").addEventListener("click", () => this.release());
      this.querySelector('[data-when="saved"]').focus();
    }

    release() {
      removeEventListener("beforeunload", this.warn);
    }

    goOn() {
      this.release();
      location.assign(this.next);
    }
  },
);
