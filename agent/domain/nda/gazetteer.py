"""Countries, states and cities that contracts name as law or venue, in German and English.

Codes are ISO 3166: alpha-2 for countries, ``US-NY`` style for parts whose law differs. A name that
fits a country and an American state means the state (``Georgia``): that is how NDAs use it.
"""

import re

# code: names; "~" before a word stem means: with German endings (deutsch, deutsches, deutschem …)
_COUNTRIES = """
DE: Germany, German, Federal Republic of Germany, Deutschland, Bundesrepublik Deutschland, Bundesrepublik, BRD, ~deutsch
AT: Austria, Austrian, Republic of Austria, Österreich, Republik Österreich, ~österreichisch
CH: Switzerland, Swiss, Swiss Confederation, Schweiz, Schweizer, Schweizerische Eidgenossenschaft,
 Schweizerischen Eidgenossenschaft, ~schweizerisch
LI: Liechtenstein, Fürstentum Liechtenstein, ~liechtensteinisch
FR: France, French, French Republic, Frankreich, Französische Republik, Französischen Republik, ~französisch
NL: Netherlands, Dutch, Kingdom of the Netherlands, Niederlande, Niederlanden, Holland, ~niederländisch
BE: Belgium, Belgian, Belgien, ~belgisch
LU: Luxembourg, Luxemburg, Grand Duchy of Luxembourg, ~luxemburgisch
IT: Italy, Italian, Italian Republic, Republic of Italy, Italien, ~italienisch
ES: Spain, Spanish, Kingdom of Spain, Spanien, ~spanisch
PT: Portugal, Portuguese, ~portugiesisch
IE: Ireland, Irish, Republic of Ireland, Irland, ~irisch
DK: Denmark, Danish, Dänemark, ~dänisch
SE: Sweden, Swedish, Schweden, ~schwedisch
NO: Norway, Norwegian, Norwegen, ~norwegisch
FI: Finland, Finnish, Finnland, ~finnisch
IS: Iceland, Icelandic, Island, ~isländisch
PL: Poland, Polish, Republic of Poland, Polen, ~polnisch
CZ: Czech Republic, Czechia, Czech, Tschechien, Tschechische Republik, Tschechischen Republik, ~tschechisch
SK: Slovakia, Slovak Republic, Slovak, Slowakei, ~slowakisch
HU: Hungary, Hungarian, Ungarn, ~ungarisch
SI: Slovenia, Slovenian, Slowenien, ~slowenisch
HR: Croatia, Croatian, Kroatien, ~kroatisch
RO: Romania, Romanian, Rumänien, ~rumänisch
BG: Bulgaria, Bulgarian, Bulgarien, ~bulgarisch
GR: Greece, Greek, Hellenic Republic, Griechenland, ~griechisch
CY: Cyprus, Cypriot, Zypern, ~zyprisch
MT: Malta, Maltese, ~maltesisch
EE: Estonia, Estonian, Estland, ~estnisch
LV: Latvia, Latvian, Lettland, ~lettisch
LT: Lithuania, Lithuanian, Litauen, ~litauisch
GB: United Kingdom, UK, U.K., Great Britain, British, Vereinigtes Königreich, Vereinigten Königreichs,
 Vereinigten Königreich, Großbritannien, ~britisch
GB-ENG: England, English, England and Wales, England & Wales, England und Wales, ~englisch
GB-SCT: Scotland, Scottish, Scots, Schottland, ~schottisch
GB-NIR: Northern Ireland, Nordirland
UA: Ukraine, Ukrainian, ~ukrainisch
RU: Russia, Russian, Russian Federation, Russland, Russische Föderation, Russischen Föderation, ~russisch
TR: Turkey, Türkiye, Turkish, Türkei, ~türkisch
RS: Serbia, Serbian, Serbien, ~serbisch
US: United States, United States of America, USA, U.S.A., U.S., Vereinigte Staaten, Vereinigten Staaten,
 Vereinigten Staaten von Amerika, ~amerikanisch
CA: Canada, Canadian, Kanada, ~kanadisch
CA-ON: Ontario
CA-QC: Quebec, Québec
CA-BC: British Columbia
CA-AB: Alberta
CA-MB: Manitoba
CA-NS: Nova Scotia
MX: Mexico, Mexican, Mexiko, ~mexikanisch
BR: Brazil, Brazilian, Brasilien, São Paulo, Sao Paulo, Rio de Janeiro, ~brasilianisch
AR: Argentina, Argentine, Argentinien, ~argentinisch
CL: Chile, Chilean, ~chilenisch
CN: China, Chinese, People's Republic of China, PRC, P.R. China, PR China, Volksrepublik China, VR China, ~chinesisch
HK: Hong Kong, Hongkong, Hong Kong SAR
TW: Taiwan, Taiwanese, Republic of China, ~taiwanisch
JP: Japan, Japanese, ~japanisch
KR: South Korea, Korea, Korean, Republic of Korea, Südkorea, ~koreanisch
IN: India, Indian, Republic of India, Indien, ~indisch
SG: Singapore, Singaporean, Republic of Singapore, Singapur, ~singapurisch
MY: Malaysia, Malaysian, ~malaysisch
TH: Thailand, Thai, ~thailändisch
VN: Vietnam, Vietnamese, ~vietnamesisch
ID: Indonesia, Indonesian, Indonesien, ~indonesisch
PH: Philippines, Philippine, Philippinen, ~philippinisch
AU: Australia, Australian, Commonwealth of Australia, Australien, ~australisch
AU-NSW: New South Wales
AU-VIC: Victoria
AU-QLD: Queensland
AU-WA: Western Australia
NZ: New Zealand, Neuseeland, ~neuseeländisch
IL: Israel, Israeli, State of Israel, ~israelisch
AE: United Arab Emirates, UAE, Vereinigte Arabische Emirate, Vereinigten Arabischen Emirate
SA: Saudi Arabia, Kingdom of Saudi Arabia, Saudi-Arabien
EG: Egypt, Egyptian, Ägypten, ~ägyptisch
ZA: South Africa, South African, Republic of South Africa, Südafrika, ~südafrikanisch
MA: Morocco, Moroccan, Marokko
NG: Nigeria, Nigerian
KE: Kenya, Kenyan, Kenia
"""
_STATES = """
AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CA Kalifornien, CA Californian, CO Colorado,
 CT Connecticut,
DE Delaware, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky,
LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri,
 MT Montana,
NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York, NC North Carolina, ND North Dakota,
OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee,
TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming,
DC District of Columbia, DC Washington D.C., DC Washington DC, PR Puerto Rico
"""
_CITIES = """
DE: Berlin, Hamburg, München, Munich, Köln, Cologne, Frankfurt, Frankfurt am Main, Frankfurt/Main, Frankfurt a.M.,
 Stuttgart,
 Düsseldorf, Leipzig, Dortmund, Essen, Bremen, Dresden, Hannover, Hanover, Nürnberg, Nuremberg, Duisburg, Bochum,
 Wuppertal,
 Bielefeld, Bonn, Münster, Mannheim, Karlsruhe, Augsburg, Wiesbaden, Mönchengladbach, Gelsenkirchen, Aachen,
 Braunschweig, Kiel,
 Chemnitz, Halle, Magdeburg, Freiburg, Krefeld, Mainz, Lübeck, Erfurt, Oberhausen, Rostock, Kassel, Hagen, Potsdam,
 Saarbrücken,
 Ludwigshafen, Oldenburg, Osnabrück, Heidelberg, Darmstadt, Regensburg, Würzburg, Ingolstadt, Ulm, Heilbronn, Wolfsburg,
 Göttingen, Bremerhaven, Paderborn, Reutlingen, Koblenz, Jena, Siegen, Trier, Erlangen, Konstanz, Schweinfurt,
 Ravensburg,
 Landshut, Passau, Offenburg, Tübingen, Coburg, Bayreuth, Hof, Aschaffenburg, Hildesheim, Flensburg, Verden, Stade,
 Ellwangen
AT: Wien, Vienna, Graz, Linz, Salzburg, Innsbruck, Klagenfurt, Bregenz, Wels
CH: Zürich, Zurich, Genf, Geneva, Genève, Basel, Bern, Lausanne, Zug, Luzern, Lucerne, Winterthur, St. Gallen, Lugano
LI: Vaduz
FR: Paris, Lyon, Straßburg, Strasbourg, Marseille, Toulouse, Nanterre
NL: Amsterdam, Rotterdam, Den Haag, The Hague, Eindhoven, Utrecht
BE: Brüssel, Brussels, Antwerpen, Antwerp
IT: Mailand, Milan, Milano, Rom, Rome, Turin, Torino, Bologna, Bozen, Trieste, Triest
ES: Madrid, Barcelona, Valencia
PT: Lissabon, Lisbon, Porto
IE: Dublin
DK: Kopenhagen, Copenhagen
SE: Stockholm, Göteborg, Gothenburg, Malmö
NO: Oslo
FI: Helsinki
PL: Warschau, Warsaw, Krakau, Krakow, Breslau, Wroclaw, Posen, Poznań
CZ: Prag, Prague, Brünn, Brno
SK: Bratislava
HU: Budapest
SI: Ljubljana
HR: Zagreb
RO: Bukarest, Bucharest
BG: Sofia
GR: Athen, Athens
GB-ENG: London, Manchester, Birmingham, Bristol, Leeds, Liverpool
GB-SCT: Edinburgh, Glasgow
RU: Moskau, Moscow
TR: Istanbul
LU: Luxemburg-Stadt
CN: Shanghai, Schanghai, Beijing, Peking, Shenzhen, Guangzhou, Kanton, Tianjin, Suzhou
JP: Tokio, Tokyo, Osaka
KR: Seoul
TW: Taipei, Taipeh
IN: Mumbai, Delhi, New Delhi, Bangalore, Bengaluru, Pune, Chennai
AE: Dubai, Abu Dhabi
IL: Tel Aviv, Jerusalem
AU-NSW: Sydney
AU-VIC: Melbourne
CA-ON: Toronto, Ottawa
CA-QC: Montreal, Montréal
CA-BC: Vancouver
CA-AB: Calgary, Edmonton
US-NY: New York City, Manhattan, Albany
US-DE: Wilmington, New Castle County, New Castle
US-CA: San Francisco, Los Angeles, San Diego, San Jose, Santa Clara County, Santa Clara, San Mateo County, Palo Alto,
 Sacramento
US-IL: Chicago, Cook County
US-TX: Houston, Dallas, Austin, Travis County
US-MA: Boston, Suffolk County
US-WA: Seattle, King County
US-GA: Atlanta
US-PA: Philadelphia, Pittsburgh
US-MI: Detroit
US-FL: Miami, Orlando
US-MN: Minneapolis
US-AZ: Phoenix
US-CO: Denver
"""
_LONGEST = 6  # words of a name
_WORD = re.compile(r"[^\W_]+(?:[.'/&-]+[^\W_]+)*(?:(?<=\b[A-Z])\.)?|&")


def _key(name: str) -> str:
    return " ".join(word.casefold().rstrip(".") for word in _WORD.findall(name))


def _lines(table: str) -> list[tuple[str, list[str]]]:
    joined = re.sub(r"\n ", " ", table.strip())
    rows = [line.partition(": ") for line in joined.splitlines()]
    return [(code, [name.strip() for name in names.split(",")]) for code, _, names in rows]


# ends of German names of countries that take an "s": Deutschlands, Polens, Italiens
_GENITIVE = (
    "land",
    "reich",
    "ien",
    "olen",
    "eden",
    "egen",
    "bourg",
    "burg",
    "hina",
    "apan",
    "rael",
    "orea",
    "exiko",
    "anada",
)


def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for code, given in _lines(_CITIES) + _lines(_COUNTRIES):
        for name in given:
            names.update((_key(form), code) for form in _forms(name))
    for entry in re.split(r",\s*", _STATES.strip()):
        code, _, name = entry.partition(" ")
        names[_key(name)] = f"US-{code}"
    return names


def _forms(name: str) -> list[str]:
    """The name with its German endings; "Deutschlands" is a genitive, the Cayman Islands are not in Iceland."""
    if name[0] == "~":
        return [name[1:] + ending for ending in ("", "e", "es", "em", "en", "er")]
    return [name, f"{name}s"] if name.endswith(_GENITIVE) and " " not in name and name != "Island" else [name]


NAMES: dict[str, str] = _names()
# adjectives and short names that say nothing without capitals ("us", "island", "hof")
_CAPITAL_ONLY = frozenset(
    ("us", "uk", "prc", "brd", "usa", "hof", "halle", "essen", "wels", "zug", "island", "posen", "kanton")
)


def find(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The first known place in ``text[start:end]``: code, start, end; the longest name wins."""
    words = list(_WORD.finditer(text, start, end))
    keys = [word[0].casefold().rstrip(".") for word in words]
    for index, word in enumerate(words):
        for length in range(min(_LONGEST, len(words) - index), 0, -1):
            name = " ".join(keys[index : index + length])
            if name in NAMES and (name not in _CAPITAL_ONLY or word[0][0].isupper()):
                return NAMES[name], word.start(), words[index + length - 1].end()
    return None


def only(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The place that ``text[start:end]`` names when it names no second one elsewhere."""
    first = following = find(text, start, end)
    while first and following:
        following = find(text, following[2], end)
        if following and following[0] != first[0]:
            return None
    return first
