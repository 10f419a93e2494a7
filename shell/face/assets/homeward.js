// What a page does better where scripts run. Every page works without.

// A form is sent once, however often its button is pressed.
addEventListener("submit", (event) => {
  const pressed = event.submitter;
  if (!pressed?.hasAttribute("data-prevent-double-click")) return;
  const now = Date.now();
  if (now - Number(pressed.dataset.pressedAt ?? 0) < 2000) event.preventDefault();
  else pressed.dataset.pressedAt = String(now);
});

addEventListener("click", (event) => {
  const pressed = event.target.closest?.("button, a");
  if (pressed?.matches(".govuk-password-input__toggle")) showOrHide(pressed);
  if (pressed?.matches(".govuk-error-summary a")) goTo(pressed, event);
});

// "None of these" unchooses the others, and the others unchoose it.
addEventListener("change", ({ target: box }) => {
  if (box.type !== "checkbox" || !box.checked) return;
  const exclusive = box.dataset.behaviour === "exclusive";
  for (const other of box.form?.querySelectorAll("input[type=checkbox]") ?? []) {
    if (other === box || other.name !== box.name) continue;
    if (exclusive || other.dataset.behaviour === "exclusive") other.checked = false;
  }
});

function showOrHide(toggle) {
  const field = document.getElementById(toggle.getAttribute("aria-controls"));
  const hidden = field.type === "password";
  setShown(toggle, field, hidden);
}

function setShown(toggle, field, shown) {
  field.type = shown ? "text" : "password";
  toggle.textContent = shown ? "Hide" : "Show";
  toggle.setAttribute("aria-label", shown ? "Hide password" : "Show password");
}

// A line of the error summary leads into its answer, also where that has several fields.
function goTo(line, event) {
  const found = document.getElementById(line.hash.slice(1));
  if (!found) return;
  const fields = "input:not([type=hidden]), select, textarea";
  const field = found.matches(fields) ? found : found.querySelector(fields);
  if (!field) return;
  event.preventDefault();
  (field.closest("fieldset, .govuk-form-group") ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
}

for (const toggle of document.querySelectorAll(".govuk-password-input__toggle")) {
  toggle.hidden = false;
  const field = document.getElementById(toggle.getAttribute("aria-controls"));
  // A password is never sent, or kept by the browser, as a line of text.
  field.form?.addEventListener("submit", () => setShown(toggle, field, false));
}

// A page that came back with something wrong, or done, begins there.
const first = document.querySelector(".govuk-error-summary, .govuk-notification-banner--success");
if (first) {
  first.tabIndex = -1;
  first.focus();
}
