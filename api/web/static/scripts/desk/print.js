// Paper has no fold to open: what is folded is opened for it, and folded again afterwards.

export function wirePrint() {
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("main details[data-prints]:not([open])")) {
      folded.open = true;
      window.addEventListener("afterprint", () => (folded.open = false), { once: true });
    }
  });
  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
}
