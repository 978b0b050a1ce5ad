// <ms-then-now>: two photos under a line that a range input moves, so that mouse, finger, arrow
// keys and screen reader all work; the strip below, one stop of the Tab key, chooses the two.
const THUMB = 48;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

customElements.define(
  "ms-then-now",
  class extends HTMLElement {
    connectedCallback() {
      this.stage = this.querySelector(".then-now");
      this.handle = this.querySelector(".then-now-handle");
      this.picks = [...this.querySelectorAll("a.photo-strip-link")];
      this.handle.addEventListener("input", () => this.move());
      this.picks.forEach((pick) => this.makeButton(pick));
      this.picks.at(-1)?.setAttribute("tabindex", "0");
      this.press(this.picks.at(0), this.picks.at(-1));
      this.move();
    }

    // The middle of the thumb never reaches the edges of its track.
    move() {
      const share = this.handle.value / 100;
      this.stage.style.setProperty("--at", `calc(${THUMB / 2}px + ${share} * (100% - ${THUMB}px))`);
    }

    // Without script each pick opens its photo.
    makeButton(pick) {
      pick.setAttribute("role", "button");
      pick.tabIndex = -1;
      pick.addEventListener("click", (event) => {
        event.preventDefault();
        this.choose(pick);
      });
      pick.addEventListener("keydown", (event) => this.walk(event, pick));
    }

    walk(event, pick) {
      const ahead = getComputedStyle(this).direction === "rtl" ? -1 : 1;
      const step = STEPS[event.key];
      if (event.key === " ") pick.click();
      else if (step) this.focusOn(this.picks.indexOf(pick) + (Math.abs(step) === 1 ? step * ahead : step));
      else return;
      event.preventDefault();
    }

    focusOn(index) {
      const next = this.picks[Math.min(Math.max(index, 0), this.picks.length - 1)];
      this.picks.forEach((pick) => (pick.tabIndex = pick === next ? 0 : -1));
      next.focus();
    }

    press(...pair) {
      this.picks.forEach((pick) => pick.setAttribute("aria-pressed", String(pair.includes(pick))));
    }

    // The chosen photo takes the place of the nearer of the two; the earlier one stays "then".
    choose(pick) {
      const at = (other) => this.picks.indexOf(other);
      const [then, now] = this.picks.filter((other) => other.getAttribute("aria-pressed") === "true");
      if (!now || pick === then || pick === now) return;
      const stays = Math.abs(at(pick) - at(then)) < Math.abs(at(pick) - at(now)) ? now : then;
      const pair = [pick, stays].sort((one, other) => at(one) - at(other));
      this.press(...pair);
      this.show(".then-now-then", pair[0]);
      this.show(".then-now-now", pair[1]);
    }

    // Until the photo is here its own thumb stands in: never another day's under this caption.
    show(place, pick) {
      const figure = this.querySelector(place);
      const [standIn, photo] = [new Image(), new Image()];
      standIn.className = "photo-blur";
      standIn.src = pick.querySelector("img").src;
      photo.alt = pick.dataset.alt;
      photo.src = pick.href;
      figure.querySelector(".photo").replaceChildren(standIn, photo);
      figure.querySelector("figcaption").textContent = pick.dataset.label;
    }
  },
);
