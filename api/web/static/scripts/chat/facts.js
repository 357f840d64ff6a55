// A figure in an answer opens the rows behind it.

export function wireFacts(log) {
  log.addEventListener("click", (event) => {
    const link = event.target.closest(".fact-ref");
    const fact = link && document.getElementById(link.hash.slice(1));
    if (!fact) return;
    event.preventDefault();
    for (const fold of [fact.closest("details"), ...fact.querySelectorAll("details")]) fold.open = true;
    for (const other of log.querySelectorAll(".facts .shown")) other.classList.remove("shown");
    fact.classList.add("shown");
    fact.focus();
  });
}
