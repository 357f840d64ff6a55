"""The wording around lengths of time in a draft: what tells a term from a deadline, a notice or an archive."""

import re

# lengths of time that are something else: notice, archives, non-solicitation, warranty, age, standstill
ELSE = re.compile(
    r"solicit|\bhire\b|hiring|abwerb|abzuwerben|non-?compet|\bcompete\b|wettbewerb|kundenschutz|employment\s(?:of"
    r"|with)|\bnotice\b(?!.{0,80}(?:surviv|confidential))|kündigungsfrist|mit\seiner\sfrist"
    r"|retain(?!\w*\s[^.;]{0,60}confidence)|retention|aufbewahr|aufzubewahr|archiv|backup|back-up|gewährleist"
    r"|warrant|garantie|verjähr|limitation\speriod|statute\sof"
    r"|founded|gegründet|since\s|seit\s|experience|erfahrung|years\sof\sage|years\sold|standstill"
    r"|beneficial\sownership|securities|proxy|tender\soffer"
    r"|invoice|rechnung|zahlungsziel|payment\sterm|\bmark(?:ed)?\b|reduced\sto\swriting|summar"
    r"|schriftlich\s(?:bestätigt|zusammengefasst|zu\sbestätigen)|jahresumsatz|revenue"
    r"|\b(?:in|during|within|over|for)\sthe\s(?:last|past)\b|preceding|previous|vergangenen"
    r"|letzten\s(?:\w+\s)?(?:jahre|monate)|at\sany\stime\sduring|manufactur|interest\srate|zinsen|verhandlung"
    r"|arbitrat",
    re.IGNORECASE,
)
# directly before a length: a deadline or an extension, not a term
DEADLINE = re.compile(
    r"(?:within|innerhalb(?:\svon)?|binnen|spätestens|not\slater\sthan|upon|on\sor\sbefore[^.;]{0,40}"
    r"|um\s(?:jeweils\s)?(?:weitere\s)?|for\ssuccessive|successive|additional|further|renew\w*\s(?:\w+\s){0,4}"
    r"|verlänger\w*[^.;]{0,60}|every|alle|je(?:weils)?|prior|with|mit(?:\seiner\sfrist\svon)?|frist\svon"
    r"|frist\sbeträgt|first|ersten?)\s*(?:a\s|an\s|the\s|den\s)?$",
    re.IGNORECASE,
)
EXTENSION = re.compile(
    r"\s*(?:['’]s?\s)?(?:\w+\s){0,3}(?:notice|prior|kündigungsfrist|vor\s(?:ablauf|ende)|zum\s(?:monats|quartals"
    r"|jahres))|\s+(?:extension|renewal)",
    re.IGNORECASE,
)
AFTER_END = re.compile(
    r"surviv|fortgelt|gelten\b[^.;]{0,60}\bfort\b|nachwirk|following\s(?:the\s|any\s|its\s"
    r"|such\s)?(?:\w+\s)?(?:terminat|expir|end)|after\s(?:the\s|any\s|its\s|such\s)?(?:\w+\s){0,2}(?:terminat|expir"
    r"|end\b|cessation|completion)"
    r"|(?:from|of)\s(?:the\s)?(?:date\sof\s)?(?:\w+\s)?(?:terminat|expir)|post-?termination"
    r"|beyond\s(?:the\s)?(?:terminat|term|expir)"
    r"|nach\s(?:der\s|dem\s|deren\s|ihrer\s|ihrem\s|ablauf|ende|vertragsende)?\s?(?:\w+\s)?(?:beendigung|ende\b"
    r"|ablauf|vertragsende|kündigung|auslaufen|vertragsbeendigung|abschluss|laufzeit)(?!\s(?:von|einer\sfrist|dieser\sfrist)\s)|über\s[^.;]{0,60}\bhinaus"
    r"|ab\s(?:der\s)?(?:beendigung|vertragsende)|nach(?:vertraglich|laufend)",
    re.IGNORECASE,
)
THEREAFTER = re.compile(r"(?:terminat|expir|\bterm\b)[^.;]{0,120}\bthereafter\b", re.IGNORECASE)
BEGINNING = re.compile(r"commenc|effective\sdate|begin", re.IGNORECASE)
AGREEMENT = re.compile(
    r"\b(?:this\s|the\s)?(?:agreement|m?nda|contract)\b[^.;]{0,80}\b(?:runs?\b|lasts?\b|expire|terminat|remain|continu|effect|force"
    r"|valid|term\b|end\b|ends)|\bterm\s(?:of|shall|is|will)\b|initial\sterm"
    r"|(?:vereinbarung|vertrag\w{0,2})\b[^.;]{0,90}\b(?:endet|läuft|gilt|gültig|laufzeit|dauer|geschlossen|kraft"
    r"|befristet|gelten)|laufzeit|vertragsdauer|fest(?:e|en)?\slaufzeit",
    re.IGNORECASE,
)
DUTY = re.compile(
    r"obligat|confiden|secre|duty|duties|restrict|undertak|covenant|non-?disclosure|proprietary|protect|verpflicht"
    r"|geheim|vertraulich|verschwiegen|pflicht|disclos|offenleg|offenbar",
    re.IGNORECASE,
)
LASTING = re.compile(
    r"\b(?:for|during|until|period|expire\w*|terminat\w*|remain\w*|continu\w*|effect\w*|force|last\w*|end|ends|valid"
    r"|term|years?\sfrom|after)\b"
    r"|\b(?:für|während|bis|dauer|zeitraum\w*|endet|enden|erlischt|erlöschen|gilt|gelten|bleib\w*|besteh\w*|fort"
    r"|laufzeit|ab|nach|befristet|lang|beträgt|wirkt|wirken|\w*frist)\b",
    re.IGNORECASE,
)
TERM_HEADING = re.compile(
    r"\bterm\b|terminat|duration|expir|surviv|period|laufzeit|dauer|geltung|befristung|inkrafttreten|beendigung"
    r"|kündigung|schlussbestimmungen",
    re.IGNORECASE,
)
NOTICE_HEADING = re.compile(
    r"\bretention\b|solicit|abwerb|compet|wettbewerb|warrant|gewähr|marking|kennzeichnung|standstill|penalt"
    r"|vertragsstraf|payment|zahlung",
    re.IGNORECASE,
)
DUTY_HEADING = re.compile(
    r"confidentiality\speriod|term\sof\sconfidentiality|period\sof\sconfidentiality|vertraulichkeitsdauer"
    r"|geheimhaltungs(?:dauer|frist|zeitraum)|dauer\sder\s(?:geheimhaltung|vertraulichkeit)",
    re.IGNORECASE,
)
COVER_LABEL = re.compile(
    r"^\W*(?:(?:initial\s)?(?:m?nda\s)?term(?:\sof\s(?:the\s|this\s)?(?:m?nda|agreement))?|duration|laufzeit"
    r"|vertragslaufzeit|dauer|confidentiality\speriod|term\sof\sconfidentiality|geheimhaltungs(?:dauer"
    r"|frist))\b[^.;]{0,30}$",
    re.IGNORECASE,
)
UNIT = re.compile(r"year|yr|jahr|jähr|month|monat|decade|\bJ\.", re.IGNORECASE)
MOST_LENGTHS = 12  # in one sentence; beyond that it is a table
COVER_LINE = 70  # characters of an entry on a cover page
UNTICKED = re.compile(r"^\W{0,4}(?:\[\s{0,5}\]|☐|□)")
CARVE_OUT = re.compile(
    r"trade\ssecret|geschäftsgeheimnis|betriebsgeheimnis|source\scode|quellcode|personal\sdata|personenbezogen",
    re.IGNORECASE,
)
NOTICE = re.compile(r"\bnotice\b|(?<!an)(?<!ge)künd(?:bar|igt|igung)|\bgekündigt", re.IGNORECASE)


HALF = re.compile(
    r";|,?\s(?:provided|however|but|whereas|wobei|jedoch|aber|während)\b|,\s(?:and|und)\s(?=(?:the|all|any|its|such"
    r"|die|der|das|alle|sämtliche)\s)|\b(?:unless|es\ssei\sdenn)\b|\b(?:und|and)\s(?=(?:kann|may|can)\b)|\bund\s(?=(?:die|alle)\s(?:pflicht|verpflicht|geheimhaltung|vertraulichkeit))",
    re.IGNORECASE,
)
ELAPSED = re.compile(r"[^.;]{0,20}\b(?:elapsed|passed|verstrichen|vergangen|abgelaufen)\b", re.IGNORECASE)
