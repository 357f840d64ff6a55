// Takes the next version of a draft and compares it with this review.

import { el } from "../elements.js";
import { t, uploadMb } from "../texts.js";
import { Upload } from "../upload.js";

const FORMATS = ".pdf,.docx,.txt,.md,.eml";

export function nextVersionSection({ id, account }, onStarted) {
  const input = el("input", { type: "file", id: "next-file", class: "visually-hidden", accept: FORMATS, "aria-describedby": "next-formats" });
  const status = el("p", { role: "status", "aria-live": "polite" });
  const share = el("progress", { max: "1", value: "0", "aria-label": t("upload.progress"), hidden: "" });
  const problems = el("div", {});
  const section = el(
    "section",
    { class: "card next-version", "aria-labelledby": "next-version-title" },
    el("h3", { id: "next-version-title", class: "card-title" }, t("next.version_title")),
    el("p", { class: "muted" }, t("next.version_lead")),
    el("p", { class: "dropzone-choice" }, input, el("label", { for: "next-file", class: "button" }, t("next.version"))),
    el("p", { class: "muted", id: "next-formats" }, t("intake.formats", { limit: uploadMb })),
    status,
    share,
    problems,
  );
  const upload = new Upload({ status, share, problems, busy: section }, onStarted);
  input.addEventListener("change", () => {
    upload.send([...input.files], { account: account ?? "", previous: id });
    input.value = "";
  });
  return section;
}
