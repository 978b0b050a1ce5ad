// Shows the digits of the one field in six boxes; what is no digit is dropped, so that
// "407 192" can be pasted.
export function boxes(field) {
  const shown = [...field.parentElement.querySelectorAll("span")];
  const show = () => {
    field.value = field.value.replace(/\D/g, "").slice(0, shown.length);
    shown.forEach((box, place) => {
      box.textContent = field.value[place] ?? "";
      box.classList.toggle("is-next", place === Math.min(field.value.length, shown.length - 1));
    });
  };
  field.addEventListener("input", show);
  show();
  return show;
}
