// What was decided on the proposals of one review, as the server keeps it; tells who listens when it changes.

import { ask, pathOf, send } from "../api.js";

export const CHOICES = ["accept", "reject", "rewrite"];

export class Decisions extends EventTarget {
  constructor(reviewId, proposals) {
    super();
    this.path = `${pathOf(reviewId)}/decisions`;
    this.proposals = proposals;
    this.made = new Map(); // proposal id → decision
  }

  get(proposalId) {
    return this.made.get(proposalId) ?? null;
  }

  async load() {
    this.replace(await ask(this.path));
  }

  /** ``body``: {choice, text?, reason?}. */
  async choose(proposalId, body) {
    this.made.set(proposalId, await send("PUT", this.one(proposalId), body));
    this.changed();
  }

  async undo(proposalId) {
    await send("DELETE", this.one(proposalId));
    this.made.delete(proposalId);
    this.changed();
  }

  async acceptRest() {
    this.replace(await send("POST", `${this.path}/accept-rest`));
  }

  /** {total, decided, open, accept, reject, rewrite, unagreed}; decisions on what is no proposal any more do not count. */
  count() {
    const decided = this.proposals.map(({ id }) => this.get(id)).filter(Boolean);
    const total = this.proposals.length;
    const chosen = (choice) => decided.filter((decision) => decision.choice === choice).length;
    const unagreed = decided.filter((decision) => decision.choice !== "accept" && decision.agreed === false).length;
    const choices = Object.fromEntries(CHOICES.map((choice) => [choice, chosen(choice)]));
    return { total, decided: decided.length, open: total - decided.length, unagreed, ...choices };
  }

  one(proposalId) {
    return `${this.path}/${encodeURIComponent(proposalId)}`;
  }

  replace({ decisions }) {
    this.made = new Map(decisions.map((decision) => [decision.proposal_id, decision]));
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }
}
