// <ms-camera> in a form with <ms-photos>: takes a photo while the last one lies over the picture,
// to line up with. What lies over the picture is never in the photo. Parts show in the states that
// their data-when names; data-focus names those in which a button is the next one to press.
const WISHES = { video: { facingMode: "environment", width: { ideal: 2560 }, height: { ideal: 1920 } } };
const QUALITY = 0.92;
const WHY = { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "none", OverconstrainedError: "none" };

function draw(picture, width, height, canvas) {
  Object.assign(canvas, { width, height });
  canvas.getContext("2d").drawImage(picture, 0, 0);
}

customElements.define(
  "ms-camera",
  class extends HTMLElement {
    connectedCallback() {
      this.dialog = this.querySelector("dialog");
      this.stage = this.querySelector(".camera-stage");
      [this.video, this.taken, this.ghost] = this.stage.querySelectorAll("video, canvas");
      this.strength = this.querySelector("input[type=range]");
      for (const act of ["open", "close", "take", "again", "use", "choose"]) {
        this.querySelector(`[data-act=${act}]`).addEventListener("click", () => this[act]());
      }
      this.strength.addEventListener("input", () => this.fade());
      // Enter on the slider would send the form.
      this.strength.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
      this.dialog.addEventListener("close", () => this.stop());
      this.hidden = !navigator.mediaDevices; // there is none over plain http
    }

    disconnectedCallback() {
      this.stop();
    }

    async open() {
      this.drawGhost(document.querySelector(this.dataset.of));
      this.dialog.showModal();
      this.be("starting");
      try {
        await this.show(await navigator.mediaDevices.getUserMedia(WISHES));
      } catch (error) {
        this.be(WHY[error.name] ?? "busy");
      }
    }

    // The page has loaded the last photo already: nothing more travels.
    async drawGhost(last) {
      this.fade();
      await last.decode();
      draw(last, last.naturalWidth, last.naturalHeight, this.ghost);
    }

    async show(stream) {
      this.stop(); // one of the dialog closed and opened again while the browser was asking
      this.video.srcObject = stream;
      if (!this.dialog.open) return this.stop(); // closed while the browser was asking
      await this.video.play();
      this.stage.style.aspectRatio = `${this.video.videoWidth} / ${this.video.videoHeight}`;
      this.be("ready");
    }

    stop() {
      this.video.srcObject?.getTracks().forEach((track) => track.stop());
      this.video.srcObject = null;
    }

    close() {
      this.dialog.close();
    }

    take() {
      if (this.state !== "ready") return;
      draw(this.video, this.video.videoWidth, this.video.videoHeight, this.taken);
      this.be("taken");
    }

    again() {
      this.be("ready");
    }

    use() {
      this.taken.toBlob((jpeg) => {
        this.photos.add([new File([jpeg], "photo.jpg", { type: jpeg.type })]);
        this.close();
      }, "image/jpeg", QUALITY);
    }

    choose() {
      this.close();
      this.photos.input.click();
    }

    get photos() {
      return this.closest("form").querySelector("ms-photos");
    }

    fade() {
      this.ghost.style.opacity = this.strength.value / 100;
    }

    be(state) {
      this.state = state;
      const isFor = (states) => states.split(" ").includes(state);
      for (const part of this.querySelectorAll("[data-when]")) part.hidden = !isFor(part.dataset.when);
      [...this.querySelectorAll("[data-focus]")].find((part) => isFor(part.dataset.focus))?.focus();
    }
  },
);
