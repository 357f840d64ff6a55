// Numbers, dates and amounts as a German or an English reader expects them.

import { locale, t } from "./texts.js";

const numericDate = { day: "2-digit", month: "2-digit", year: "numeric" };
const writtenDate = { day: "numeric", month: "long", year: "numeric" };
const dateParts = locale === "de-DE" ? numericDate : writtenDate;

const day = new Intl.DateTimeFormat(locale, { ...dateParts, timeZone: "UTC" });
const localDay = new Intl.DateTimeFormat(locale, dateParts);
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
const money = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" });
const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
const list = new Intl.ListFormat(locale, { type: "conjunction" });
const regions = new Intl.DisplayNames(locale, { type: "region" });
const languages = new Intl.DisplayNames(locale, { type: "language" });

export const formatDate = (iso) => day.format(new Date(iso));
export const formatMoment = (iso) => `${localDay.format(new Date(iso))}, ${clock.format(new Date(iso))}`;
export const formatShare = (ratio) => share.format(ratio);
export const formatEuros = (value) => money.format(value);
export const formatNumber = (value) => decimal.format(value);
export const formatList = (items) => list.format(items.map(String));
export const languageName = (code) => languages.of(code);

/** A duration given in years; parts of a year are told in months. */
export function formatYears(value) {
  const unit = Number.isInteger(value) ? "year" : "month";
  const count = unit === "year" ? value : Math.round(value * 12);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

/** ``DE`` → Deutschland; a part of a country (``US-NY``) keeps its code behind the country. */
export function placeName(code) {
  const country = regions.of(code.split("-")[0]);
  return code.includes("-") ? `${country} (${code})` : country;
}

/** A probability in words and per cent. */
export function confidenceInWords(ratio) {
  const values = { share: formatShare(ratio) };
  if (ratio >= 0.9) return t("confidence.very_sure", values);
  if (ratio >= 0.75) return t("confidence.sure", values);
  return ratio >= 0.55 ? t("confidence.fairly_sure", values) : t("confidence.unsure", values);
}
