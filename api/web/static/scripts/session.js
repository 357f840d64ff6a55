// Who asks, and in which language: both belong to the session, so the page is loaded again.

import { chooseLook, chooseSession } from "./api.js";
import { errorCard } from "./errors.js";
import { t } from "./texts.js";

/** ``home``: where another user starts, since somebody else's review may not be theirs; without it the page stays. */
export function wireSession(home = null) {
  const user = document.getElementById("user");
  const leave = () => home && window.history.replaceState(null, "", home);
  // with the company's sign-in there is nobody to choose
  user?.addEventListener("change", () => choose({ user: user.value }, leave));
  wireTheme();
  // on a narrow screen the row of sections scrolls: the one on show is seen
  document.querySelector(".nav [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => choose({ language: button.dataset.language }));
  }
}

async function choose(choice, before = () => {}) {
  try {
    await chooseSession(choice);
    before();
    window.location.reload();
  } catch (error) {
    document.getElementById("main").prepend(errorCard(t("error.title"), error.message));
  }
}

/** The scheme is the machine's: nothing is loaded again, what somebody is typing stays. */
function wireTheme() {
  const theme = document.getElementById("theme");
  theme.addEventListener("change", async () => {
    const { dataset } = document.documentElement;
    if (theme.value === "auto") delete dataset.theme;
    else dataset.theme = theme.value;
    try {
      await chooseLook({ theme: theme.value });
    } catch (error) {
      document.getElementById("main").prepend(errorCard(t("error.title"), error.message));
    }
    document.dispatchEvent(new CustomEvent("kam:theme", { detail: theme.value }));
  });
}
