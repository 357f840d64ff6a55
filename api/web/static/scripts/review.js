// One review on the page, from its first step to its report or its refusal.

import { fetchReview, hasEnded, watchReview } from "./api.js";
import { button, el } from "./elements.js";
import { errorCard } from "./errors.js";
import { chooseFile, reviewAnyway } from "./intake.js";
import { ProgressView } from "./progress.js";
import { ReportView } from "./report.js";
import { t } from "./texts.js";
import { holdsFile } from "./upload.js";

export class ReviewPage {
  /** ``go.start()`` leads to the drop zone, ``go.open(review)`` to another review. */
  constructor(place, id, go) {
    this.id = id;
    this.go = go;
    this.report = null;
    this.stop = () => {};
    this.body = el("div", {}, el("p", { role: "status" }, t("review.loading")));
    place.replaceChildren(el("p", { class: "back" }, el("a", { class: "button", href: "/nda" }, `← ${t("review.back")}`)), this.body);
  }

  async open() {
    try {
      const review = await fetchReview(this.id);
      if (this.left) return;
      if (hasEnded(review)) this.ended(review);
      else this.watch(review);
    } catch (error) {
      if (!this.left) this.show(errorCard(t("error.title"), error.message), ".card-error");
    }
  }

  leave() {
    this.left = true;
    this.stop();
  }

  watch(review) {
    const progress = new ProgressView(review.document_name);
    progress.update(review);
    this.show(progress.root, "#progress-title");
    this.stop = watchReview(this.id, {
      change: (state) => (hasEnded(state) ? this.open() : progress.update(state)),
      interrupted: () => progress.interrupted(),
      refused: () => this.open(),
    });
  }

  ended(review) {
    document.title = `${review.document_name} – ${t("page.title")}`;
    if (review.status !== "done") {
      this.show(this.refusal(review), ".card-error");
      return;
    }
    this.report = new ReportView(review, this.go);
    this.show(this.report.root, "#report-title");
  }

  refusal(review) {
    const other = button(t("error.other_file"), () => (this.go.start(), chooseFile()));
    const actions = review.error_code === "reviews.not_an_nda" ? [this.anywayButton(review), other] : [other];
    return errorCard(t(`error.${review.status}`), review.error ?? "", actions);
  }

  anywayButton(review) {
    const label = t(holdsFile(this.id) ? "error.anyway" : "error.anyway_again");
    const again = () => {
      this.go.start(); // where an upload tells how it goes
      reviewAnyway(review);
    };
    return button(label, again, "button-primary");
  }

  show(content, focused) {
    this.body.replaceChildren(content);
    this.body.querySelector(focused)?.focus({ preventScroll: true });
  }
}
