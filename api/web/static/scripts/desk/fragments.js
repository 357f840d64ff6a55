// Parts of a page that htmx brings: forms that come back with their complaint, answers that fail.

import { announce } from "../announce.js";
import { localTimes } from "../approvals/times.js";
import { problemOf } from "../api.js";
import { errorCard } from "../errors.js";
import { t } from "../texts.js";

export function wireFragments() {
  const { body } = document;
  body.addEventListener("htmx:beforeSwap", showRefusedForms);
  body.addEventListener("htmx:responseError", ({ detail }) => fail(problemOf(detail.xhr.status, detail.xhr.responseText)));
  body.addEventListener("htmx:sendError", () => fail(t("error.network")));
  body.addEventListener("htmx:afterSettle", arrived);
}

/** A refusal that is a page's part shows itself; any other answer is told above the page. */
function showRefusedForms({ detail }) {
  const isPart = (detail.xhr.getResponseHeader("content-type") ?? "").startsWith("text/html");
  if (detail.xhr.status < 400 || !isPart) return;
  detail.shouldSwap = true;
  detail.isError = false;
}

function arrived({ detail }) {
  document.querySelector(".fragment-problem")?.remove();
  localTimes(detail.elt);
  const said = detail.elt.querySelector("[data-say]") ?? (detail.elt.matches("[data-say]") ? detail.elt : null);
  if (said) announce(said.dataset.say);
}

function fail(message) {
  document.querySelector(".fragment-problem")?.remove();
  const card = errorCard(t("error.title"), message);
  card.classList.add("fragment-problem");
  document.getElementById("main").prepend(card);
  card.focus();
}
