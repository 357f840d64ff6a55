// Fields of a form with their labels, and what is wrong with one of them.

import { el } from "./elements.js";

let made = 0;

/** A label, its control and a place for a complaint; ``control`` is an input, a textarea or a select. */
export function field(label, control, hint = null) {
  const id = `field-${(made += 1)}`;
  control.id = id;
  const problem = el("small", { class: "field-problem", id: `${id}-problem` });
  const note = hint ? el("small", { id: `${id}-hint` }, hint) : null;
  control.setAttribute("aria-describedby", [note?.id, problem.id].filter(Boolean).join(" "));
  control.addEventListener("input", () => complain(control, ""));
  return el("div", { class: "field field-wide" }, el("label", { for: id }, label), control, note, problem);
}

/** Say what is wrong with a control, or take it back with an empty text. */
export function complain(control, problem) {
  control.setAttribute("aria-invalid", String(problem !== ""));
  document.getElementById(`${control.id}-problem`).textContent = problem;
}

/** Complain about the first control that has a problem and go there; true when there is none. */
export function allFine(checks) {
  const wrong = checks.filter(([, problem]) => problem);
  for (const [control, problem] of checks) complain(control, problem || "");
  wrong[0]?.[0].focus();
  return wrong.length === 0;
}
