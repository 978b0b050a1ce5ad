// <ms-photos> around a file input: shows what was chosen, lets a photo be left out again, and
// sends each on its own once its entry is there. Choosing twice adds; until then the input stays
// the one that the form sends.
import { Pick } from "../photos/pick.js";
import { Queue } from "../photos/queue.js";

customElements.define(
  "ms-photos",
  class extends HTMLElement {
    connectedCallback() {
      this.input = this.querySelector("input[type=file]");
      this.list = this.querySelector(".photo-picks");
      this.said = this.querySelector("[role=status]");
      this.picks = [];
      this.input.addEventListener("change", () => this.add(this.input.files));
      addEventListener("online", () => this.retry("not-sent"));
      this.add(this.input.files); // what was chosen before this script was there
    }

    get files() {
      return this.picks.map((pick) => pick.file);
    }

    // How many the server does not have.
    get left() {
      return this.picks.filter((pick) => pick.state !== "sent").length;
    }

    add(files) {
      const added = [...files].map((file) => new Pick(file, this.row(), {
        onLeaveOut: (pick) => this.leaveOut(pick),
        onRetry: (pick) => this.queue.add(pick),
      }));
      this.list.append(...added.map((pick) => pick.row));
      this.keep([...this.picks, ...added]);
      this.queue?.add(...added);
    }

    row() {
      return this.querySelector("template").content.firstElementChild.cloneNode(true);
    }

    leaveOut(pick) {
      pick.remove();
      this.keep(this.picks.filter((other) => other !== pick));
      this.input.focus();
      if (this.queue && !this.queue.isBusy) this.onRest();
    }

    keep(picks) {
      const transfer = new DataTransfer();
      picks.forEach((pick) => transfer.items.add(pick.file));
      this.input.files = transfer.files;
      this.picks = picks;
      picks.forEach((pick, index) => (pick.number = index + 1));
    }

    // Sends every photo of the form to `address`, and what is added from now on. `onRest` hears
    // whenever there is nothing more to be done without the parent.
    sendTo(address, form, onRest) {
      this.onRest = onRest;
      this.list.ariaLive = "off";
      this.queue = new Queue(form, address, { onRest, onEnd: (pick) => (this.said.textContent = pick.words) });
      this.queue.add(...this.picks);
    }

    retry(state) {
      this.queue?.add(...this.picks.filter((pick) => pick.state === state));
    }
  },
);
