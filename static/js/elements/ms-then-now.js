// <ms-then-now>: two photos under a line that a range input moves, so that mouse, finger, arrow
// keys and screen reader all work; the strip below chooses the two.
const THUMB = 48;

customElements.define(
  "ms-then-now",
  class extends HTMLElement {
    connectedCallback() {
      this.stage = this.querySelector(".then-now");
      this.handle = this.querySelector(".then-now-handle");
      this.picks = [...this.querySelectorAll("button[data-src]")];
      this.stage.classList.add("then-now-live");
      this.handle.addEventListener("input", () => this.move());
      this.picks.forEach((pick) => pick.addEventListener("click", () => this.choose(pick)));
      this.move();
    }

    // The middle of the thumb never reaches the edges of its track.
    move() {
      const share = this.handle.value / 100;
      this.stage.style.setProperty("--at", `calc(${THUMB / 2}px + ${share} * (100% - ${THUMB}px))`);
    }

    // The chosen photo takes the place of the nearer of the two; the earlier one stays "then".
    choose(pick) {
      const at = (other) => this.picks.indexOf(other);
      const [then, now] = this.picks.filter((other) => other.getAttribute("aria-pressed") === "true");
      if (!now || pick === then || pick === now) return;
      const stays = Math.abs(at(pick) - at(then)) < Math.abs(at(pick) - at(now)) ? now : then;
      const pair = [pick, stays].sort((one, other) => at(one) - at(other));
      this.picks.forEach((other) => other.setAttribute("aria-pressed", String(pair.includes(other))));
      this.show(".then-now-then", pair[0]);
      this.show(".then-now-now", pair[1]);
    }

    show(place, pick) {
      const figure = this.querySelector(place);
      const image = figure.querySelector("img");
      image.src = pick.dataset.src;
      image.alt = pick.dataset.alt;
      figure.querySelector("figcaption").textContent = pick.dataset.label;
    }
  },
);
