// Builds elements. Children that are strings become text nodes, so foreign text is never markup.

const SVG = "http://www.w3.org/2000/svg";

/** ``el("p", {class: "note", lang: "de"}, "text", child)``; null children are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A button that does something on this page. */
export function button(label, action, kind = "") {
  const element = el("button", { type: "button", class: `button ${kind}`.trim() }, label);
  element.addEventListener("click", action);
  return element;
}

const PATHS = {
  contradicts: "M6 6l12 12M18 6L6 18",
  missing: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M8 12h8",
  deviates: "M5 9h14M5 15h14M16 4.5l-8 15",
  unclear: "M8.5 9a3.5 3.5 0 1 1 5.3 3c-1.2.8-1.8 1.4-1.8 2.8M12 18.6v.1",
  conforms: "M5 12.5l4.5 4.5L19 7.5",
  red: "M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2zM12 7.5v5.5M12 16.4v.1",
  amber: "M12 3.8L2.6 20h18.8zM12 10v4.5M12 17.2v.1",
  green: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.3l2.8 2.8L16 9.8",
  accept: "M5 12.5l4.5 4.5L19 7.5",
  reject: "M6 6l12 12M18 6L6 18",
  rewrite: "M4 20h4L19 9l-4-4L4 16z",
};

/** A drawing beside a word, never instead of one; read aloud is the word. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
