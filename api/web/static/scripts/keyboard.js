// n and p lead from finding to finding; a, r and e decide on the finding that has the focus. Not while something is typed.

import { focusCard } from "./findings.js";

const STEP = { n: 1, p: -1 };
const CHOICE = { a: "accept", r: "reject", e: "rewrite" };

/** ``current`` gives the report on show, or null. */
export function wireKeys(current) {
  document.addEventListener("keydown", (event) => {
    const report = current();
    if (!report || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input, select, textarea")) return;
    if (event.key in STEP) move(report, event);
    else if (event.key in CHOICE) decide(report, event);
  });
}

function move(report, event) {
  const card = neighbour(report.findings.visible(), STEP[event.key]);
  if (!card) return;
  event.preventDefault();
  focusCard(card);
  report.follow(card);
}

function neighbour(cards, step) {
  const at = cards.indexOf(document.activeElement?.closest(".finding"));
  if (at < 0) return step > 0 ? cards[0] : cards.at(-1);
  return cards[at + step];
}

/** The proposal that holds the focus, else the first one of the finding that is still open, else its first. */
function decide({ findings }, event) {
  const focused = document.activeElement;
  const asked = findings.proposalsOf(focused?.closest(".finding")?.id);
  const view = asked.find(({ root }) => root.contains(focused)) ?? asked.find(({ decision }) => !decision) ?? asked[0];
  if (!view) return;
  event.preventDefault();
  view.choose(CHOICE[event.key]);
}
