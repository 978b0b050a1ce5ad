// One chosen photo: its file, the id it is sent under, and its row in the list.
export class Pick {
  constructor(file, row, { onLeaveOut, onRetry }) {
    Object.assign(this, { file, row, id: randomId() });
    this.image = row.querySelector("img");
    this.image.src = URL.createObjectURL(file);
    // A browser that cannot show HEIC still sends it.
    this.image.addEventListener("error", () => this.image.replaceWith(file.name));
    this.on("leave-out", () => onLeaveOut(this));
    this.on("retry", () => onRetry(this));
    this.show("chosen");
  }

  on(act, listener) {
    this.row.querySelectorAll(`[data-act="${act}"]`).forEach((one) => one.addEventListener("click", listener));
  }

  // "chosen", "waiting", "sending", "sent", "not-sent", "put-off", "not-taken" or "refused": shows
  // the parts of the row that are for this state.
  show(state, words = "") {
    this.state = state;
    this.row.dataset.state = state;
    for (const part of this.row.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").includes(state);
    }
    this.row.querySelector("[data-words]").textContent = words;
  }

  set number(number) {
    this.row.querySelectorAll("[data-number]").forEach((one) => (one.textContent = number));
  }

  set progress(share) {
    this.row.querySelector("progress").value = share;
  }

  // What the row says now, for those who do not see it.
  get words() {
    const parts = [".photo-pick-title", "[data-words]"].map((part) => this.row.querySelector(part));
    return parts.map((part) => part.innerText).join(" ");
  }

  remove() {
    URL.revokeObjectURL(this.image.src);
    this.row.remove();
  }
}

// crypto.randomUUID is not there over plain http, as on a server at home.
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40; // version 4
  bytes[8] = (bytes[8] & 0x3f) | 0x80; // variant of RFC 9562
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
