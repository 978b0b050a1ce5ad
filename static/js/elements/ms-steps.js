// <ms-steps data-next data-back> around a form: one <fieldset data-step="Since when?"> at a time.
// Without script every step shows, one below the other, and the submit button ends them.
const make = (tag, className, more) =>
  Object.assign(document.createElement(tag), { className, ...more });

customElements.define(
  "ms-steps",
  class extends HTMLElement {
    connectedCallback() {
      this.steps = [...this.querySelectorAll("[data-step]")];
      this.addMarks();
      this.addBar();
      window.addEventListener("popstate", (event) => this.show(event.state?.step ?? 0, true));
      const wrong = this.steps.findIndex((step) => step.querySelector(".field-error, .is-invalid"));
      this.show(Math.max(wrong, history.state?.step ?? 0));
    }

    addMarks() {
      this.marks = this.steps.map(() => make("li", "steps-mark"));
      const list = make("ol", "steps-marks", { ariaHidden: "true" });
      list.append(...this.marks);
      this.prepend(list);
    }

    addBar() {
      const bar = make("div", "action-bar steps-bar");
      this.submit = this.querySelector("[type=submit]");
      this.back = make("button", "button", { type: "button", textContent: this.dataset.back });
      this.next = make("button", "button button-main", { type: "button" });
      this.back.addEventListener("click", () => this.go("replaceState", this.at - 1));
      this.next.addEventListener("click", () => this.isFilled() && this.go("pushState", this.at + 1));
      this.submit.before(bar);
      bar.append(this.back, this.next, this.submit);
    }

    isFilled() {
      const fields = [...this.steps[this.at].querySelectorAll("input, select, textarea")];
      return fields.every((field) => !field.offsetParent || field.reportValidity());
    }

    // The phone's own back button walks the steps too, instead of leaving the form.
    go(change, step) {
      history[change]({ step }, "");
      this.show(step, true);
    }

    show(step, moved = false) {
      this.at = Math.min(Math.max(step, 0), this.steps.length - 1);
      const following = this.steps[this.at + 1];
      this.steps.forEach((other, index) => (other.hidden = index !== this.at));
      this.marks.forEach((mark, index) => mark.classList.toggle("steps-mark-done", index <= this.at));
      this.back.hidden = this.at === 0;
      this.next.hidden = !following;
      this.submit.hidden = Boolean(following);
      if (following) this.next.textContent = `${this.dataset.next}: ${following.dataset.step}`;
      if (!moved) return;
      this.steps[this.at].tabIndex = -1;
      this.steps[this.at].focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  },
);
