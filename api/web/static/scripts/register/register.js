// The register of signed NDAs, in the order of the server: the worst first.

import { ask } from "../api.js";
import { el } from "../elements.js";
import { errorCard } from "../errors.js";
import { formatDate } from "../format.js";
import { t } from "../texts.js";
import { entryRow } from "./entry.js";
import { timescale } from "./timeline.js";

const COLUMNS = ["account", "signed_on", "until", "state"];
const place = document.getElementById("register-entries");

/** Load and show the register again; ``focused`` is the id of the entry to go back to. */
export async function showRegister(focused = null) {
  try {
    const register = await ask("/api/nda/register");
    place.replaceChildren(...content(register));
    if (focused) document.getElementById(`entry-${focused}`)?.focus();
  } catch (error) {
    place.replaceChildren(errorCard(t("error.title"), error.message));
  }
}

function content({ as_of: asOf, entries }) {
  if (entries.length === 0) return [el("p", { class: "muted" }, t("register.empty"))];
  const scale = timescale(entries, asOf);
  const rows = entries.map((entry) => entryRow(entry, scale, showRegister));
  const head = COLUMNS.map((name) => el("th", { scope: "col", role: "columnheader" }, t(`register.column.${name}`)));
  return [
    // told by role too: as cards on a phone the parts are no table boxes any more
    el(
      "table",
      { class: "register-table", role: "table", "aria-labelledby": "register-title" },
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, head)),
      el("tbody", { role: "rowgroup" }, rows),
    ),
    el("p", { class: "muted" }, t("register.as_of", { date: formatDate(asOf) })),
  ];
}
