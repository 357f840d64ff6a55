// The reviews, newest first: searched, filtered by level and account, twenty a page.

import { listReviews } from "./api.js";
import { button, el, icon } from "./elements.js";
import { errorCard } from "./errors.js";
import { formatMoment } from "./format.js";
import { counted, personName, t } from "./texts.js";

const PAGE = 20;
const place = document.getElementById("history");
const filter = document.getElementById("history-filter");
let reviews = [];
let at = 0; // position of the first review on show

export function wireFilter() {
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("input", () => show(0));
}

/** Load the list again; the filter and the page stay. */
export async function showHistory() {
  try {
    reviews = await listReviews();
    offerAccounts();
    show(at);
  } catch (error) {
    place.replaceChildren(errorCard(t("error.title"), error.message));
  }
}

function offerAccounts() {
  const { account } = filter.elements;
  const chosen = account.value;
  const names = [...new Set(reviews.map((review) => review.account).filter(Boolean))].sort((a, b) => a.localeCompare(b));
  account.replaceChildren(account.options[0], ...names.map((name) => el("option", { value: name }, name)));
  account.value = names.includes(chosen) ? chosen : "";
}

function show(from) {
  const found = reviews.filter(wanted());
  at = from < found.length ? from : 0;
  if (found.length === 0) {
    place.replaceChildren(el("p", { class: "muted", role: "status" }, t(reviews.length ? "list.none" : "history.empty")));
    return;
  }
  const list = el("ul", { class: "history-list" }, found.slice(at, at + PAGE).map(entry));
  place.replaceChildren(el("p", { class: "muted list-count", role: "status" }, counted("list.count", found.length)), list, pages(found.length));
}

function wanted() {
  const { search, level, account } = filter.elements;
  const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (review) => {
    const text = [review.document_name, review.account, personName(review.created_by)].join(" ").toLocaleLowerCase();
    const levelFits = !level.value || (level.value === "open" ? !review.level : review.level === level.value);
    return levelFits && (!account.value || review.account === account.value) && words.every((word) => text.includes(word));
  };
}

function pages(count) {
  if (count <= PAGE) return "";
  const turn = (label, to) => {
    const element = button(label, () => turnTo(to), "button-small");
    element.disabled = to < 0 || to >= count;
    return element;
  };
  const range = t("list.range", { from: at + 1, to: Math.min(at + PAGE, count), count });
  return el("nav", { class: "pages", "aria-label": t("list.pages") }, turn(t("list.newer"), at - PAGE), el("span", {}, range), turn(t("list.older"), at + PAGE));
}

function turnTo(from) {
  show(from);
  place.querySelector(".history-link").focus();
}

function entry(review) {
  const about = [formatMoment(review.created_at), personName(review.created_by), review.account];
  return el(
    "li",
    {},
    el(
      "a",
      { class: "history-link", href: `/nda/${encodeURIComponent(review.id)}` },
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
