"""The countries of the gazetteer by name, for the reader: ISO 3166 alpha-2, German, English."""

from agent.domain.nda.policy import Bilingual

_TABLE = """
AE Vereinigte Arabische Emirate|United Arab Emirates, AR Argentinien|Argentina, AT Österreich|Austria,
AU Australien|Australia, BE Belgien|Belgium, BG Bulgarien|Bulgaria, BR Brasilien|Brazil, CA Kanada|Canada,
CH Schweiz|Switzerland, CL Chile|Chile, CN China|China, CY Zypern|Cyprus, CZ Tschechien|Czechia,
DE Deutschland|Germany, DK Dänemark|Denmark, EE Estland|Estonia, EG Ägypten|Egypt, ES Spanien|Spain,
FI Finnland|Finland, FR Frankreich|France, GB Vereinigtes Königreich|United Kingdom, GR Griechenland|Greece,
HK Hongkong|Hong Kong, HR Kroatien|Croatia, HU Ungarn|Hungary, ID Indonesien|Indonesia, IE Irland|Ireland,
IL Israel|Israel, IN Indien|India, IS Island|Iceland, IT Italien|Italy, JP Japan|Japan, KE Kenia|Kenya,
KR Südkorea|South Korea, LI Liechtenstein|Liechtenstein, LT Litauen|Lithuania, LU Luxemburg|Luxembourg,
LV Lettland|Latvia, MA Marokko|Morocco, MT Malta|Malta, MX Mexiko|Mexico, MY Malaysia|Malaysia, NG Nigeria|Nigeria,
NL Niederlande|Netherlands, NO Norwegen|Norway, NZ Neuseeland|New Zealand, PH Philippinen|Philippines,
PL Polen|Poland, PT Portugal|Portugal, RO Rumänien|Romania, RS Serbien|Serbia, RU Russland|Russia,
SA Saudi-Arabien|Saudi Arabia, SE Schweden|Sweden, SG Singapur|Singapore, SI Slowenien|Slovenia,
SK Slowakei|Slovakia, TH Thailand|Thailand, TR Türkei|Türkiye, TW Taiwan|Taiwan, UA Ukraine|Ukraine,
US USA|United States, VN Vietnam|Vietnam, ZA Südafrika|South Africa
"""


def _entry(entry: str) -> tuple[str, Bilingual]:
    code, _, names = entry.strip().partition(" ")
    german, _, english = names.partition("|")
    return code, Bilingual(german, english)


NAMES: dict[str, Bilingual] = dict(map(_entry, _TABLE.split(",")))
