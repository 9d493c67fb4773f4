// What the keys of the review need beyond those of every page. Without this file the buttons do the same.

const form = document.querySelector("#decision");
const category = form.querySelector("#f-category");
const mode = form.querySelector("#f-mode");

function bring() {
  const paper = document.querySelector("#paper"), here = document.querySelector("#here .mark") ?? document.querySelector("#here");
  if (paper && here) paper.scrollTop += here.getBoundingClientRect().top - paper.getBoundingClientRect().top - paper.clientHeight / 3;
}

function fit() {
  if (!category || !mode) return;
  for (const group of mode.querySelectorAll("optgroup")) group.hidden = group.disabled = group.label !== category.value;
  if (mode.selectedOptions[0]?.parentElement.disabled) mode.value = "";
}

function mark(field) {
  const control = field.querySelector("input, select, textarea");
  field.classList.toggle("changed", control.value !== field.dataset.machine);
}

function leave() {
  document.activeElement?.blur();
}

category?.addEventListener("change", () => { fit(); mark(mode.closest(".field")); });
for (const field of form.querySelectorAll("[data-machine]")) field.addEventListener("input", () => mark(field));
for (const area of form.querySelectorAll("[data-enter]")) area.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (area.dataset.enter === "save") form.querySelector("[value=edit]").click();
  else leave();
});
for (const select of form.querySelectorAll("select")) select.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  form.querySelector("[value=edit]").click();
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && form.contains(document.activeElement)) leave();
  if (event.key !== "Enter" || event.defaultPrevented || event.repeat) return;
  if (event.target.matches("a, button, summary, input, select, textarea")) return;
  event.preventDefault();
  document.querySelector("#accept").click();
});
// A second press while the answer is on its way would decide about a line nobody has seen.
let sent = false;
for (const one of document.querySelectorAll("form[method=post]")) one.addEventListener("submit", (event) => {
  if (sent) event.preventDefault();
  sent = true;
});
addEventListener("pageshow", () => { sent = false; });

fit();
bring();
document.querySelector("#problem")?.scrollIntoView({ block: "nearest" });
