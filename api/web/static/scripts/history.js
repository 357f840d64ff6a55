// The latest reviews, newest first; a click opens one by the page's hash.

import { listReviews } from "./api.js";
import { el, icon, button } from "./elements.js";
import { errorCard } from "./errors.js";
import { formatMoment } from "./format.js";
import { personName, t } from "./texts.js";

const FIRST = 8;
const place = document.getElementById("history");

/** Load and show the list again. */
export async function showHistory() {
  try {
    const reviews = await listReviews();
    place.replaceChildren(...content(reviews, FIRST));
  } catch (error) {
    place.replaceChildren(errorCard(t("error.title"), error.message));
  }
}

function content(reviews, limit) {
  if (reviews.length === 0) return [el("p", { class: "muted" }, t("history.empty"))];
  const list = el("ul", { class: "history-list" }, reviews.slice(0, limit).map(entry));
  if (reviews.length <= limit) return [list];
  const all = () => place.replaceChildren(...content(reviews, reviews.length));
  return [list, button(t("history.all", { count: reviews.length }), all)];
}

function entry(review) {
  const about = [formatMoment(review.created_at), personName(review.created_by), review.account];
  return el(
    "li",
    {},
    el(
      "a",
      { class: "history-link", href: `#review=${encodeURIComponent(review.id)}` },
      el("span", { class: "history-name" }, review.document_name),
      state(review),
      el("span", { class: "history-about muted" }, about.filter(Boolean).join(" · ")),
    ),
  );
}

function state(review) {
  if (review.level) return el("span", { class: `badge level-${review.level}` }, icon(review.level), t(`level.${review.level}`));
  const status = review.status === "done" ? "progress.state.done" : `status.${review.status}`;
  return el("span", { class: "badge" }, t(status));
}
