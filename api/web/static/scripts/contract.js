// The draft's own text with every quoted passage marked, and ways there and back.

import { button, el } from "./elements.js";
import { indexer } from "./offsets.js";
import { t } from "./texts.js";
import { VERDICTS } from "./verdicts.js";

const BESIDE = window.matchMedia("(min-width: 1200px)"); // as in contract.css

/**
 * ``anchors``: [{id, index, start, end, verdict}], offsets in code points, overlaps allowed;
 * ``onBack(id)`` leads back to where the user came from.
 */
export class ContractView {
  constructor(text, language, anchors, onBack) {
    this.active = null;
    this.back = button(t("contract.back"), () => onBack(this.active), "button-small");
    this.back.hidden = true;
    this.marks = [];
    this.text = el("div", { class: "contract-text", lang: language, tabindex: "0", role: "region", "aria-labelledby": "contract-title" });
    this.text.append(...this.pieces(text, anchors));
    this.root = el(
      "section",
      { class: "contract", "aria-labelledby": "contract-title" },
      el("div", { class: "contract-head" }, el("h2", { id: "contract-title" }, t("contract.title")), this.back),
      this.text,
    );
  }

  pieces(text, anchors) {
    const at = indexer(text);
    const spans = anchors.map((anchor) => ({ ...anchor, start: at(anchor.start), end: at(anchor.end) }));
    const edges = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    return edges.flatMap((start, index) => {
      const places = spans.filter((span) => span.start === start && span.end === start);
      const point = places.length ? [this.mark("", places)] : [];
      return index + 1 < edges.length ? [...point, this.piece(text, start, edges[index + 1], spans)] : point;
    });
  }

  piece(text, start, end, spans) {
    const covering = spans.filter((span) => span.start < end && start < span.end);
    return covering.length ? this.mark(text.slice(start, end), covering) : text.slice(start, end);
  }

  /** Without text it marks a place between two words. */
  mark(text, covering) {
    const worst = VERDICTS.find((verdict) => covering.some((span) => span.verdict === verdict));
    const quiet = covering.every((span) => span.quiet) ? "is-quiet" : "";
    const element = el("mark", { class: `passage verdict-${worst ?? "none"} ${quiet} ${text ? "" : "is-place"}`.replace(/\s+/g, " ").trim() }, text);
    this.marks.push({ element, covering });
    return element;
  }

  /** Highlight all passages of an id; true when there are any. */
  highlight(id) {
    this.active = id;
    let any = false;
    for (const { element, covering } of this.marks) {
      const covered = covering.some((span) => span.id === id);
      element.classList.toggle("is-active", covered);
      any ||= covered;
    }
    return any;
  }

  /** Follow a card that got the focus: beside it the text scrolls along; the page stays, a click may be under way. */
  follow(id) {
    const found = this.highlight(id);
    if (found && BESIDE.matches) this.scrollText(this.passage(id, 0));
    return found;
  }

  /** Go to one quote of an id. */
  show(id, index) {
    if (!this.highlight(id)) return;
    this.back.hidden = false;
    const passage = this.passage(id, index);
    if (BESIDE.matches) {
      this.scrollText(passage);
      this.root.scrollIntoView({ block: "nearest" });
    } else {
      passage.scrollIntoView({ block: "center" });
    }
  }

  passage(id, index) {
    const covers = ({ covering }) => covering.some((span) => span.id === id && span.index === index);
    return this.marks.find(covers).element;
  }

  scrollText(passage) {
    const offset = passage.getBoundingClientRect().top - this.text.getBoundingClientRect().top;
    this.text.scrollTo({ top: this.text.scrollTop + offset - this.text.clientHeight / 3 });
  }
}
