// <ms-since data-today="2026-11-21" data-words="Today is day {days}."> around a date field: says
// the day count at once in its <output>. Days are calendar days; no clock of the phone takes part.
const DAY = 24 * 60 * 60 * 1000;

customElements.define(
  "ms-since",
  class extends HTMLElement {
    connectedCallback() {
      this.date = this.querySelector("input[type=date]");
      this.output = this.querySelector("output");
      this.addEventListener("input", () => this.say());
      this.say();
    }

    say() {
      const days = (Date.parse(this.dataset.today) - Date.parse(this.since())) / DAY;
      this.output.textContent = days >= 0 ? this.dataset.words.replace("{days}", days) : "";
    }

    // A ticked choice may name its own day in data-date ("today", "since birth"). The field counts
  // only while it shows.
    since() {
      return this.querySelector("input:checked[data-date]")?.dataset.date ?? (this.date.offsetParent ? this.date.value : "");
    }
  },
);
