// <ms-photos> around a file input: shows what was chosen and lets a photo be left out again.
// Choosing twice adds; the input stays the one that the form sends.
customElements.define(
  "ms-photos",
  class extends HTMLElement {
    connectedCallback() {
      this.input = this.querySelector("input[type=file]");
      this.list = this.querySelector(".photo-picks");
      this.files = [];
      this.input.addEventListener("change", () => this.keep([...this.files, ...this.input.files]));
    }

    keep(files) {
      const transfer = new DataTransfer();
      files.forEach((file) => transfer.items.add(file));
      this.files = files;
      this.input.files = transfer.files;
      this.list.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
      this.list.replaceChildren(...files.map((file, index) => this.pick(file, index)));
    }

    pick(file, index) {
      const item = document.createElement("li");
      item.className = "photo-pick";
      const image = document.createElement("img");
      image.src = URL.createObjectURL(file);
      image.alt = "";
      // A browser that cannot show HEIC still sends it.
      image.addEventListener("error", () => image.replaceWith(file.name));
      item.append(image, this.removeButton(index));
      return item;
    }

    removeButton(index) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "photo-pick-remove";
      button.setAttribute("aria-label", `${this.dataset.removeLabel} ${index + 1}`);
      button.append(this.querySelector("template").content.cloneNode(true));
      button.addEventListener("click", () => {
        this.keep(this.files.filter((_, other) => other !== index));
        this.input.focus();
      });
      return button;
    }
  },
);
