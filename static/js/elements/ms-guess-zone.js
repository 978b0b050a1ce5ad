// <ms-guess-zone> around a form: chooses country and time zone where nothing is chosen yet.
customElements.define(
  "ms-guess-zone",
  class extends HTMLElement {
    connectedCallback() {
      this.guess("country", new Intl.Locale(navigator.language).region);
      this.guess("timezone", Intl.DateTimeFormat().resolvedOptions().timeZone);
    }

    // A guess that is not in the list leaves the question open.
    guess(name, value) {
      const select = this.querySelector(`select[name="${name}"]`);
      if (!select || select.value) return;
      if ([...select.options].some((option) => option.value === value)) select.value = value;
    }
  },
);
