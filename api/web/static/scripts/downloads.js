// The files of a review: redline for us and for the other side, report for people and for programs.

import { answerOf, pathOf } from "./api.js";
import { el } from "./elements.js";
import { t } from "./texts.js";

const REDLINES = [
  ["files.internal", "redline.docx?audience=internal"],
  ["files.counterparty", "redline.docx?audience=counterparty"],
];
const REPORTS = [
  ["files.report_html", "report.html"],
  ["files.report_json", "report.json"],
];

/** ``decisions`` is null for a review without proposals: then there is nothing to ask for in Word. */
export function downloadsSection(review, decisions) {
  const problem = el("p", { class: "save-problem", role: "alert" });
  const files = (pairs) => el("ul", { class: "files" }, pairs.map(([key, file]) => fileLink(key, `${pathOf(review.id)}/${file}`, problem)));
  const told = el("p", { class: "muted", role: "status" });
  const tell = () => (told.textContent = sentences(decisions.count()));
  if (decisions) {
    decisions.addEventListener("change", tell);
    tell();
  }
  return el(
    "section",
    { class: "card downloads", "aria-labelledby": "files-title" },
    el("h3", { id: "files-title", class: "card-title" }, t("files.title")),
    decisions ? [told, files(REDLINES)] : el("p", { class: "muted" }, t("files.no_proposals")),
    files(REPORTS),
    problem,
  );
}

function fileLink(key, address, problem) {
  const link = el("a", { href: address, download: "" }, t(key));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    save(link, problem);
  });
  return el("li", {}, link, el("small", { class: "muted" }, t(`${key}.hint`)));
}

/** The browser alone would save an error as a failed download without a word of why. */
async function save(link, problem) {
  problem.textContent = "";
  link.setAttribute("aria-busy", "true");
  try {
    const answer = await answerOf(link.href);
    const address = URL.createObjectURL(await answer.blob());
    el("a", { href: address, download: nameOf(answer) ?? fileOf(link) }).click();
    window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    problem.textContent = t("files.failed", { file: link.textContent, problem: error.message });
  }
  link.removeAttribute("aria-busy");
}

const fileOf = (link) => new URL(link.href).pathname.split("/").at(-1);

/** The name in the answer's header (RFC 6266), if it has one. */
function nameOf(answer) {
  const header = answer.headers.get("content-disposition") ?? "";
  const [, wide] = /filename\*=UTF-8''([^;]+)/i.exec(header) ?? [];
  if (wide) return decodeURIComponent(wide);
  return /filename="?([^";]+)"?/i.exec(header)?.[1] ?? null;
}

function sentences({ total, accept, rewrite, open, reject }) {
  const values = { going: total - reject, total, accept, rewrite, open, reject };
  return [t("files.going", values), open ? t("files.open", values) : null, reject ? t("files.rejected", values) : null].filter(Boolean).join(" ");
}
