// n and p lead from finding to finding, except while something is typed or chosen.

import { focusCard } from "./findings.js";

const STEP = { n: 1, p: -1 };

/** ``current`` gives the view on show, or null; ``onMove`` gets the id of the card. */
export function wireKeys(current, onMove) {
  document.addEventListener("keydown", (event) => {
    const view = current();
    const step = STEP[event.key];
    if (!view || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    const card = neighbour(view.visible(), step);
    if (!card) return;
    event.preventDefault();
    focusCard(card);
    onMove(card.id);
  });
}

function neighbour(cards, step) {
  const at = cards.indexOf(document.activeElement?.closest(".finding"));
  if (at < 0) return step > 0 ? cards[0] : cards.at(-1);
  return cards[at + step];
}
