// <ms-body-map data-behind data-opens data-remove> around the drawings and the radios of all places.
// The radios are the choice and give the regions their names; the map only presses them, and a
// place that is chosen again is taken back. Without script the list of radios stands alone.
const VIEWS = ["front", "back", "face"];

customElements.define(
  "ms-body-map",
  class extends HTMLElement {
    connectedCallback() {
      this.inputs = new Map([...this.querySelectorAll("input[type=radio]")].map((one) => [one.value, one]));
      this.map = this.querySelector(".body-map");
      this.chosen = this.querySelector(".body-map-chosen");
      this.segments = [...this.querySelectorAll("[data-view]")];
      this.regions = [...this.map.querySelectorAll("[data-place]")].filter((one) => this.input(one));
      this.regions.forEach((region) => this.makeButton(region, this.nameOf(region)));
      this.map.querySelectorAll("[data-opens]").forEach((head) => this.makeButton(head, this.dataset.opens));
      this.addEventListener("change", () => this.show());
      this.map.addEventListener("focusin", (event) => this.ring(event.target));
      this.map.addEventListener("focusout", () => this.ring());
      this.segments.forEach((one) => one.addEventListener("click", () => this.turn(one.dataset.view)));
      this.querySelector(".body-map-picker").hidden = false;
      this.querySelector("details").open = false;
      this.turn(this.firstView());
      this.show();
    }

    input(region) {
      return this.inputs.get(region.dataset.place);
    }

    label(input) {
      return input.labels[0].textContent.trim();
    }

    // The same place seen from behind needs a name of its own where both views stand side by side.
    nameOf(region) {
      const name = this.label(this.input(region));
      const inFront = this.map.querySelector(`.body-map-front [data-place="${region.dataset.place}"]`);
      const isSecond = inFront && region.closest(".body-map-back");
      return isSecond ? this.dataset.behind.replace("{place}", name) : name;
    }

    makeButton(region, name) {
      region.setAttribute("role", "button");
      region.setAttribute("tabindex", "0");
      region.setAttribute("aria-label", name);
      region.addEventListener("click", () => this.press(region));
      region.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        this.press(region);
      });
    }

    // Neighbours drawn later would cover the edge of the region that has the focus.
    ring(region) {
      this.map.querySelector(".bm-ring")?.remove();
      if (!region?.matches("path:not([class*=bm-cloth]):focus-visible")) return;
      const ring = region.cloneNode();
      for (const { name } of [...ring.attributes]) if (name !== "d") ring.removeAttribute(name);
      ring.setAttribute("class", "bm-ring");
      region.parentNode.append(ring);
    }

    press(region) {
      if (region.dataset.opens) return this.turn(region.dataset.opens, true);
      this.toggle(this.input(region));
    }

    toggle(input) {
      input.checked = !input.checked;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    turn(view, moved = false) {
      this.map.dataset.shows = view;
      for (const segment of this.segments) {
        segment.setAttribute("aria-pressed", segment.dataset.view === view);
        if (moved && segment.dataset.view === view) segment.focus();
      }
    }

    firstView() {
      const shown = this.regions.find((region) => this.input(region).checked);
      return VIEWS.find((view) => shown?.closest(`.body-map-${view}`)) ?? "front";
    }

    show() {
      for (const region of this.regions) region.setAttribute("aria-pressed", this.input(region).checked);
      const checked = [...this.inputs.values()].filter((input) => input.checked);
      this.chosen.replaceChildren(...checked.map((input) => this.chip(input)));
    }

    // Once it is taken away, the list is the nearest place for the focus to stay.
    chip(input) {
      const name = this.label(input);
      const chip = Object.assign(document.createElement("button"), { type: "button", className: "chip chip-chosen" });
      chip.setAttribute("aria-label", this.dataset.remove.replace("{place}", name));
      chip.append(name, this.querySelector(".body-map-cross").content.cloneNode(true));
      chip.addEventListener("click", () => {
        this.toggle(input);
        this.querySelector("summary").focus();
      });
      return chip;
    }
  },
);
