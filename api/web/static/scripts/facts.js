// Document facts as a definition list; what the draft does not say is "not stated".

import { factId } from "./anchors.js";
import { el } from "./elements.js";
import { formatDate, formatEuros, formatYears, languageName, placeName } from "./format.js";
import { t } from "./texts.js";

/** ``show(id, index)`` leads to the passage that a fact was read from. */
export function factsSection(facts, show) {
  const kind = facts.mutual === null ? null : t(facts.mutual ? "particulars.mutual" : "particulars.one_way");
  const amount = (name, value) => (facts[name] ? passage(name, value(facts[name].value), facts[name].text, show) : null);
  const lasting = amount("survival_years", formatYears);
  const endless = facts.unlimited ? t(lasting ? "particulars.partly_unlimited" : "particulars.unlimited") : null;
  const parties = facts.parties.length ? el("ul", { class: "parties", lang: facts.language }, facts.parties.map((name) => el("li", {}, name))) : null;
  return el(
    "section",
    { class: "card facts", "aria-labelledby": "facts-title" },
    el("h2", { id: "facts-title", class: "card-title" }, t("particulars.title")),
    el("dl", { class: "fact-list" }, [
      fact("particulars.parties", parties),
      fact("particulars.date", facts.date && formatDate(facts.date)),
      fact("particulars.kind", kind),
      fact("particulars.language", languageName(facts.language)),
      fact("particulars.governing_law", law(facts, show)),
      fact("particulars.venue", venue(facts, show)),
      fact("particulars.term", amount("term_years", formatYears)),
      fact("particulars.survival", lasting && endless ? [lasting, `, ${endless}`] : (lasting ?? endless)),
      fact("particulars.penalty", amount("penalty_eur", formatEuros)),
      ...(facts.incorporated ?? []).map(({ name }) => fact("particulars.incorporated", el("span", { lang: facts.language }, name))),
    ]),
  );
}

function fact(key, value) {
  const shown = value ? el("dd", {}, value) : el("dd", { class: "muted" }, t("particulars.none"));
  return el("div", { class: "fact" }, el("dt", {}, t(key)), shown);
}

function law({ governing_law: read }, show) {
  return read && passage("governing_law", read.code ? placeName(read.code) : read.text, read.text, show);
}

/** A venue by its own name, with the country where that is known. */
function venue(facts, show) {
  const read = facts.venue;
  const country = read?.code ? placeName(read.code) : null;
  const name = country && country !== read.text ? `${read.text} (${country})` : read?.text;
  const named = read && passage("venue", name, read.text, show);
  if (!facts.arbitration) return named;
  return named ? [named, ` (${t("particulars.arbitration")})`] : t("particulars.arbitration");
}

/** A value that can be followed to its place; the words of the draft are its tooltip. */
function passage(name, value, text, show) {
  const link = el("button", { type: "button", class: "fact-link", title: `${t("particulars.show")}: ${text}` }, value);
  link.addEventListener("click", () => show(factId(name), 0));
  return link;
}
