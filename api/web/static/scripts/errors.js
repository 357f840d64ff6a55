// The card that tells what failed, what was not done and what to do next.

import { el, icon } from "./elements.js";

/** ``message`` comes from the server or from our texts; ``actions`` are buttons. */
export function errorCard(title, message, actions = []) {
  return el(
    "section",
    { class: "card card-error", role: "alert", tabindex: "-1" },
    el("h2", { class: "card-title" }, icon("amber"), " ", title),
    el("p", {}, message),
    actions.length ? el("p", { class: "actions" }, actions) : null,
  );
}
