// <ms-since data-today data-born data-name data-words="Today is day {days}." data-age="{day}: {name}, {age} old.">
// around a date field: says age and day count at once in its <output>. Days are calendar days; no
// clock of the phone takes part.
const DAY = 24 * 60 * 60 * 1000;
// As a parent would say it: days up to 13, then weeks up to 16, then months.
const UNITS = [["day", 1, 13], ["week", 7, 112], ["month", 30.44, Infinity]];

const between = (from, to) => (Date.parse(to) - Date.parse(from)) / DAY;

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
      const since = this.since();
      const days = between(since, this.dataset.today);
      const age = between(this.dataset.born, since);
      const isPossible = days >= 0 && !(age < 0);
      const words = [age >= 0 && this.age(since, age), this.dataset.words.replace("{days}", days)];
      this.output.hidden = !isPossible;
      this.output.lastElementChild.textContent = isPossible ? words.filter(Boolean).join(" ") : "";
    }

    age(since, days) {
      const { lang } = document.documentElement;
      const [unit, length] = UNITS.find(([, , longest]) => days <= longest);
      const format = { style: "unit", unit, unitDisplay: "long" };
      const age = new Intl.NumberFormat(lang, format).format(Math.round(days / length));
      const day = new Intl.DateTimeFormat(lang, { day: "numeric", month: "long", timeZone: "UTC" });
      const said = { day: day.format(Date.parse(since)), age, name: `\u2068${this.dataset.name}\u2069` };
      return this.dataset.age.replace(/{(\w+)}/g, (_, word) => said[word]);
    }

    // A ticked choice may name its own day in data-date ("today", "since birth"). The field counts
    // only while it shows.
    since() {
      const chosen = this.querySelector("input:checked[data-date]");
      return chosen?.dataset.date ?? (this.date.offsetParent ? this.date.value : "");
    }
  },
);
