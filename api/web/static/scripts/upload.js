// Sends a file to be reviewed: checks what can be checked here, shows how far it is, keeps it for "review anyway".

import { startReview } from "./api.js";
import { errorCard } from "./errors.js";
import { formatShare } from "./format.js";
import { t, uploadMb } from "./texts.js";

const sent = new Map(); // review id → {file, account, previous}, until the page is left

/** True while this page still has the file of a review. */
export const holdsFile = (id) => sent.has(id);
export const orderOf = (id) => sent.get(id);

export class Upload {
  /** Elements: ``status`` and ``share`` tell the progress, ``problems`` takes an error card, ``busy`` is marked. */
  constructor({ status, share, problems, busy }, onStarted) {
    Object.assign(this, { status, share, problems, busy, onStarted });
  }

  /** Send the one file that was chosen or dropped; ``options``: account, anyway, previous. */
  send(files, options) {
    this.problems.replaceChildren();
    if (files.length === 0) return;
    const problem = problemOf(files);
    if (problem) this.fail(problem);
    else this.start(files[0], options);
  }

  async start(file, options) {
    this.busy.setAttribute("aria-busy", "true");
    this.status.textContent = t("intake.uploading", { name: file.name });
    this.tell(0);
    this.share.hidden = false;
    try {
      const review = await startReview(file, options, (share) => this.tell(share));
      sent.set(review.id, { file, account: options.account, previous: options.previous });
      this.onStarted(review);
    } catch (error) {
      this.fail(error.message);
    } finally {
      this.status.textContent = "";
      this.share.hidden = true;
      this.busy.removeAttribute("aria-busy");
    }
  }

  tell(share) {
    this.share.value = share;
    this.share.textContent = formatShare(share);
  }

  fail(message) {
    const card = errorCard(t("error.title"), message);
    this.problems.replaceChildren(card);
    card.scrollIntoView({ block: "nearest" });
  }
}

function problemOf(files) {
  const [{ name, size }] = files;
  if (files.length > 1) return t("intake.one_file");
  if (size === 0) return t("document.empty", { name });
  return size > uploadMb * 1_000_000 ? t("document.too_large", { name, limit: uploadMb }) : null;
}
