// Texts and labels that the server put into the page, in the page's language.

const data = JSON.parse(document.getElementById("page-data").textContent);

export const language = data.language;
export const locale = language === "de" ? "de-DE" : "en-GB";
export const uploadMb = data.uploadMb;

const plural = new Intl.PluralRules(locale);

/** The text of a key, its braces filled; a key that does not exist is a mistake of ours. */
export function t(key, values = {}) {
  if (!(key in data.texts)) throw new Error(`no text for ${key}`);
  return data.texts[key].replace(/\{(\w+)\}/g, (brace, name) => String(values[name] ?? brace));
}

/** The text of ``key.one`` or ``key.other`` for a count. */
export function counted(key, count) {
  return t(`${key}.${plural.select(count) === "one" ? "one" : "other"}`, { count });
}

/** A label that may be new to this page (a measure of the judge): its key's last part then. */
export function labelOr(prefix, name) {
  return data.texts[`${prefix}.${name}`] ?? name;
}

export const topicLabel = (name) => data.topics[name] ?? name;
export const personName = (id) => data.people[id] ?? id;
export const today = data.today;
