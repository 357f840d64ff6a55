// One change that we ask for: its redline, and accept, reject or rewrite with who decided and when.

import { announce } from "../announce.js";
import { copyButton } from "../clipboard.js";
import { button, el } from "../elements.js";
import { t, topicLabel } from "../texts.js";
import { choiceForm } from "./choice_form.js";
import { CHOICES } from "./decisions.js";
import { redline, redlineParts } from "./redline.js";
import { decisionState } from "./state.js";

export class ProposalView {
  /** ``id`` of the element, as the anchors in the text know it; ``context`` as for a finding card. */
  constructor(proposal, id, decisions, context) {
    Object.assign(this, { proposal, decisions, context });
    this.redline = redline("", "", context.languages.draft);
    this.state = el("div", { class: "decision" });
    this.form = el("div", {});
    this.problem = el("p", { class: "save-problem", role: "alert" });
    this.buttons = new Map(CHOICES.map((choice) => [choice, this.choiceButton(choice)]));
    this.root = this.build(id);
    decisions.addEventListener("change", () => this.update());
    this.update();
  }

  get decision() {
    return this.decisions.get(this.proposal.id);
  }

  build(id) {
    const { proposal, context } = this;
    const label = `${id}-title`;
    const place = button(t(proposal.start === proposal.end ? "proposal.show_place" : "finding.show"), () => context.show(id, 0), "button-small button-quiet");
    return el(
      "section",
      { class: "ask", id, tabindex: "-1", "aria-labelledby": label },
      el("div", { class: "ask-head" }, el("h4", { id: label }, t(`proposal.action.${proposal.action}`)), place, proposal.text ? copyButton(proposal.text) : null),
      this.redline,
      proposal.note ? el("p", { class: "ask-note", lang: context.languages.report }, proposal.note) : null,
      this.fallback(),
      this.state,
      el("p", { class: "choices", role: "group", "aria-label": t("proposal.choices") }, [...this.buttons.values()], this.undoButton()),
      this.problem,
      this.form,
    );
  }

  fallback() {
    const { fallback } = this.proposal;
    if (!fallback) return null;
    const text = el("p", { class: "proposal-text", lang: this.context.languages.draft }, fallback);
    return el("details", {}, el("summary", {}, t("finding.fallback")), el("div", { class: "proposal" }, text, copyButton(fallback)));
  }

  choiceButton(choice) {
    return button(t(`proposal.${choice}`), () => this.choose(choice), `button-small choice choice-${choice}`);
  }

  undoButton() {
    this.undo = button(t("proposal.undo"), () => this.save(() => this.decisions.undo(this.proposal.id), "proposal.undone"), "button-small button-quiet");
    return this.undo;
  }

  /** Accept at once; reject and rewrite ask for a reason first. */
  choose(choice) {
    if (this.busy) return;
    if (choice === "accept") this.save(() => this.decisions.choose(this.proposal.id, { choice }), "proposal.done.accept");
    else this.ask(choice);
  }

  ask(choice) {
    const { decision, proposal, context } = this;
    const same = decision?.choice === choice;
    const prefill = { wording: (same && decision.text) || proposal.text, why: same ? decision.reason : "", fallback: proposal.fallback, language: context.languages.draft };
    const form = choiceForm(choice, prefill, {
      save: (body) => this.save(() => this.decisions.choose(proposal.id, body), `proposal.done.${choice}`),
      cancel: () => this.close(),
      words: (text) => this.draw(text),
    });
    this.problem.textContent = "";
    this.form.replaceChildren(form);
    form.querySelector(choice === "reject" ? ".reason" : ".words").focus();
  }

  close() {
    this.form.replaceChildren();
    this.problem.textContent = "";
    this.update();
    this.root.focus({ preventScroll: true });
  }

  async save(act, done) {
    const within = this.root.contains(document.activeElement);
    this.working(true);
    try {
      await act();
      this.form.replaceChildren();
      this.problem.textContent = "";
      this.tell(done);
    } catch (error) {
      this.problem.textContent = t("proposal.not_saved", { topic: topicLabel(this.proposal.topic), problem: error.message });
    }
    this.working(false);
    // the button that was pressed may be gone with its form
    if (within && !this.root.contains(document.activeElement)) this.root.focus({ preventScroll: true });
  }

  working(busy) {
    this.busy = busy;
    this.root.setAttribute("aria-busy", String(busy));
  }

  tell(done) {
    const { decided, total } = this.decisions.count();
    announce(`${topicLabel(this.proposal.topic)}: ${t(done)} ${t("proposals.progress", { decided, total })}`);
  }

  update() {
    const { decision } = this;
    for (const [choice, element] of this.buttons) element.setAttribute("aria-pressed", String(decision?.choice === choice));
    this.undo.hidden = !decision;
    this.root.dataset.choice = decision?.choice ?? "open";
    this.state.replaceChildren(...decisionState(decision));
    this.draw(this.form.querySelector(".words")?.value ?? (decision?.text || this.proposal.text));
  }

  /** A comment changes nothing in the draft: its wording stands alone. */
  draw(text) {
    const { action, original } = this.proposal;
    const wording = action === "delete" && text === this.proposal.text ? "" : text;
    this.redline.replaceChildren(...(action === "comment" ? [text] : redlineParts(original, wording)));
    this.redline.hidden = action === "comment" && !text; // then the note says it all
  }
}
