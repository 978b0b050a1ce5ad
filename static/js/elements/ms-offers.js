// <ms-offers data-found data-none data-ticked> around the conditions to tick. Searches in their names,
// looks and parents' words, forgiving accents and one wrong letter; brings those usual at the chosen
// place to the front; "Not sure" and a name exclude each other. Without script the lists stand as sent.
const FIRST = 10;

const words = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const without = (word) => [word, ...[...word].map((_, at) => word.slice(0, at) + word.slice(at + 1))];

function begins(word, typed) {
  if (word.startsWith(typed)) return true;
  const near = without(typed);
  return typed.length > 3 && without(word.slice(0, typed.length)).some((one) => near.includes(one));
}

customElements.define(
  "ms-offers",
  class extends HTMLElement {
    connectedCallback() {
      const find = (selector) => this.querySelector(selector);
      this.search = find("[type=search]");
      this.said = find(".offers-said");
      this.counted = find("[data-ticked]");
      this.first = find(".offers-first");
      this.rest = find(".offers-rest");
      this.notSure = find("[name=not_sure]");
      this.offers = [...this.querySelectorAll(".offer")];
      this.offers.forEach((offer) => {
        offer.tick = offer.querySelector("input");
        offer.words = words(`${offer.textContent} ${offer.dataset.synonyms}`);
      });
      find(".offers-search").hidden = false;
      this.search.addEventListener("input", () => this.find());
      this.search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
      this.addEventListener("change", (event) => this.tick(event.target));
      this.closest("form").addEventListener("change", (event) => {
        if (event.target.name === "place") this.sort(event.target.value.split(":")[0]);
      });
      this.count();
    }

    find() {
      const typed = words(this.search.value);
      const fits = (offer) => typed.every((part) => offer.words.some((word) => begins(word, part)));
      const found = this.offers.filter(fits);
      this.offers.forEach((offer) => (offer.hidden = !found.includes(offer) && !offer.tick.checked));
      this.rest.parentElement.open = typed.length > 0;
      const sentence = found.length ? this.dataset.found : this.dataset.none;
      this.said.textContent = typed.length ? sentence.replace("{n}", found.length) : "";
    }

    tick(input) {
      if (!input.checked || input === this.search) return this.count();
      if (input === this.notSure) this.offers.forEach((offer) => (offer.tick.checked = false));
      else this.notSure.checked = false;
      this.count();
    }

    count() {
      const ticked = this.offers.filter((offer) => offer.tick.checked).length;
      this.counted.textContent = ticked > 1 ? this.dataset.ticked.replace("{n}", ticked) : "";
    }

    // As the server does where it knows the place: usual age first, of that the usual place.
    sort(site) {
      const isElsewhere = ({ dataset }) => !dataset.sites.split(" ").some((one) => one === site || one === "any");
      const fitting = this.offers.filter((offer) => offer.dataset.order);
      fitting.sort((a, b) => isElsewhere(a) - isElsewhere(b) || a.dataset.order - b.dataset.order);
      const first = fitting.slice(0, FIRST);
      const rest = this.offers.filter((offer) => !first.includes(offer));
      rest.sort((a, b) => a.dataset.name.localeCompare(b.dataset.name));
      this.first.append(...first);
      this.rest.append(...rest);
    }
  },
);
