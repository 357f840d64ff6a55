"""German promises."""

from agent.domain.rights.commitment import CommitmentKind as Kind
from agent.domain.rights.cues import Cues, pattern, subject

_NUMBER = r"\d[\d.,]*"
_PERCENT = rf"{_NUMBER}\s?(?:%|Prozent)|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|fünfzehn)\s(?:%|Prozent)"
_MONEY = rf"{_NUMBER}\s?(?:€|EUR\b|Euro\b)|(?:€|EUR)\s?{_NUMBER}|\b\d{{1,4}},\d{{2}}\b"
_MONTH = "Jan(?:uar)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Juni|Juli|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?"
_WHEN = (
    rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.(?:\d{{2,4}})?|{_MONTH})|(?:Ende|Anfang|Mitte|im|bis|ab)\s(?:{_MONTH})\b|\bKW\s?\d+"
    r"|(?:diese|nächste|kommende|übernächste)[rnms]?\s(?:Woche|Monat|Quartal|Montag|Dienstag|Mittwoch|Donnerstag|Freitag)"
    r"|\b(?:heute|morgen|übermorgen|sofort|binnen|innerhalb)\b|\d{4}-\d{2}-\d{2}"
    r"|bis\s(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag)"
)
_PIECES = rf"{_NUMBER}\s?(?:Stück|Stk|St\b|Teile|Einheiten|Tonnen|kg|Paletten|pcs)"
_PRICE_WORD = (
    r"\w*preis(?:e|en|es|s)?\b|\w*preis(?:reduzier|senk|nachl|bind|garant|stabil|zusage)\w*|\w*rabatt\w*|\w*nachl[aä]ss\w*"
    r"|\w*skont\w*|\w*bonus\b|\w*zuschlag\w*|\bRückvergütung\w*|\bKonditionen\b|\w*kostenlos\w*|\bgratis\b|\bPreisstellung\b"
)
_TERM = r"\w*zahlungsziel\w*|\bZiel\b|\bnetto\b|\bZahlungsbedingung\w*|\bZahlungsfrist\w*|\bRatenzahlung\w*|\bStundung\w*"
_CREDIT = rf"{_TERM}|\w*kreditlimit\w*|\bLimit\w*|\bKreditlinie\w*|\bVorkasse\b|\bVorauszahlung\w*|\bWarenkredit\w*|\bAnzahlung\w*|\bBürgschaft\w*"
_CAPACITY = (
    r"\w*kapazit[aä]t\w*|\w*konsignations?\w*|\bSicherheitsbest[aä]nd\w*|\bPufferlager\w*|\bPuffer\b|\w*lagerbest[aä]nd\w*"
    r"|\bSonderschicht\w*|\bZusatzschicht\w*|\bMaschine\w*|\bLinie\b|\bFertigungsslot\w*|\bSlots?\b|\bLager\b|\bVorrat\w*"
    r"|\bexklusiv\w*\b|\bPriorität\b|\b(?:Aufträge|Auftrag|Bestellung\w*)\b(?=.*\bvor\b)|\bzweite\s(?:Quelle|Werk)"
)
_STORE = r"\blager\w*\b.*\bein\b|\beinlager\w*|\beingelager\w*|\bbevorrat\w*"
_DELIVERY = r"\b(?:aus)?liefer(?:n|e|ung\w*|termin\w*|datum|t)\b|\bLiefertermin\w*|\bgeliefert\b|\bversend\w*|\bverschick\w*|\bAuslieferung\w*|\bLieferzeit\w*"
_TECHNICAL = (
    r"\w*toleranz\w*|\w*werkstoff\w*|\bMaterial(?:s|ien)?\b|\bLegierung\b|\bZeichnungs?(?:änderung\w*|index|stand|maß\w*)?\b|\w*beschichtung\w*"
    r"|\bOberfläche\w*|\bSpezifikation\w*|\bAbmessung\w*|\bMaß(?:e|en|es)?\b|\bkonstrukt\w*|\bDesign\w*|\btechnische\w*\sÄnderung\w*"
    r"|\bHärte\w*|\bGeometrie\w*|\bRezeptur\w*|\bDurchmesser\w*|\bWandstärke\w*|\bAuslegung\b|\bNorm\b|\bGüte\b"
)
_CONTRACT = (
    r"\b(?:Einkaufs|Geschäfts|Liefer|Vertrags|Beschaffungs)bedingung\w*|\bAGB\b|\bAEB\b|\bKlausel\w*|\w*haftungs?\w*\b|\bVertragsstrafe\w*|\bPönale\w*"
    r"|\bGewährleistung\w*|\bGarantiezeit\w*|\bGerichtsstand\w*|\b(?:Rahmen|Liefer)vertr[aä]g\w*(?=.*\b(?:verläng|unterz|unterschr|abschl|kündig|änder|anpass|erweit))"
    r"|\bVertr[aä]g(?:s|es|e)?\b(?=.*\b(?:verläng|unterz|unterschr|abschl|kündig|änder))|\bQSV\b|\bQualitätssicherungsvereinbarung\w*"
    r"|\bExklusivität\w*|\bMindestabnahme\w*|\bAbnahmeverpflichtung\w*|\banwendbares\sRecht\b|\bRecht\sanwendbar|\bIncoterms?\b|\bSchadenersatz\w*|\bSchadensersatz\w*"
    r"|\bFreistellung\w*|\bKündigungsfrist\w*|\bRücknahme\w*"
)
_NDA = r"\bNDAs?\b|\bGeheimhaltung\w*|\bVertraulichkeit(?:s\w*)?\b|\bVerschwiegenheit\w*"

_CHANGE = (
    r"\bänder\w*|\bgeänder\w*|\bpass\w*\b.*\ban\b|\banpass\w*|\bangepass\w*|\bstell\w*\b.*\bum\b|\bumstell\w*|\bumgestell\w*|\bverwend\w*|\bsetz\w*|\bfertig\w*\b"
    r"|\bauslegen\b|\bmachen\b|\bwechsel\w*|\btausch\w*|\bnehmen\b|\beinhalt\w*|\bhalten\b|\breduzier\w*|\berhöh\w*|\blockern?\b|\bliefern\b|\bübernehm\w*|\bweit\w*\b.*\bauf\b"
)
_LOWER = (
    r"\bsenk\w*|\bgesenk\w*|\breduzier\w*|\bhalten\b|\bhalte\b|\bhält\b|\bfrier\w*|\beinfrier\w*|\beingefror\w*|\bverzicht\w*|\berlass\w*|\bermäßig\w*|\bgeh\w*\b.*\b(?:runter|herunter|mit)\b|\blass\w*\b.*\bnach\b|\bnachlass\w*"
    r"|\bentgegen\w*|\bentgegen\b|\bmach\w*\b|\bgeb\w*\b|\bberechn\w*|\brechn\w*|\bzieh\w*\b.*\bab\b|\babzieh\w*|\bfestschreib\w*|\bschreib\w*\b.*\bfest\b|\berhöh\w*|\bleg\w*\b.*\bdrauf\b|\bstreich\w*|\bübernehm\w*|\bpass\w*\b.*\ban\b|\banpass\w*"
)
_GIVE_TIME = (
    r"\bverläng\w*|\berweiter\w*|\bheb\w*\b.*\ban\b|\banheb\w*|\bangehob\w*|\berhöh\w*|\baufstock\w*|\bverzicht\w*|\bliefern\b|\bliefer\w*|\bstund\w*|\bgeb\w*|\bfrei\w*|\bsetz\w*|\bkönnen\b|\bstell\w*"
)
_KEEP = (
    r"\breservier\w*|\bhalt\w*\b.*\b(?:vor|frei|bereit)\b|\bvorhalt\w*|\bfreihalt\w*|\bbereithalt\w*|\bblock\w*|\bblockier\w*|\bricht\w*\b.*\bein\b|\beinricht\w*|\bfahr\w*|\bleg\w*\b.*\b(?:an|hin|zurück)\b|\banleg\w*|\bzieh\w*\b.*\bvor\b|\bvorzieh\w*"
    r"|\bplan\w*\b.*\bein\b|\beinplan\w*|\beingeplan\w*|\bbau\w*\b.*\bauf\b|\baufbau\w*|\bsicher\w*|\bgeb\w*\b|\bräum\w*|\bstell\w*|\blass\w*\b.*\blaufen\b|\bhalten\b"
)
_ACCEPT = (
    r"\bakzeptier\w*|\bannehm\w*|\bnehm\w*\b.*\b(?:an|hin)\b|\bnimm\w*\b.*\ban\b|\bhinnehm\w*|\berkenn\w*\b.*\ban\b|\banerkenn\w*|\banerkannt\w*|\bzustimm\w*|\bstimm\w*\b.*\bzu\b|\bzugestimm\w*|\bunterzeichn\w*|\bunterschr\w*|\bverläng\w*|\büberneh\w*|\bübernom\w*|\berweiter\w*"
    r"|\bverzicht\w*|\bänder\w*|\bstreich\w*|\bzeichn\w*|\bmit(?:ge)?tragen\b|\btragen\b|\bmitgeh\w*|\bgeh\w*\b.*\bmit\b|\bschließ\w*\b.*\bab\b|\babschließ\w*|\bverpflicht\w*|\bhaft\w*|\bkündig\w*|\bstell\w*\b.*\bfrei\b|\bleb\w*\b"
)

DE = Cues(
    ours=pattern(r"\b(?:wir|ich|(?:von|durch)\suns|unsererseits|unserseits|seitens\sMelchers|Melchers(?:\sComponents)?)\b"),
    theirs=pattern(
        r"\bbitte[nt]?\b.*\bSie\b|\bSie\b.*\b(?:wünsch\w*|bitte\w*|gebeten|forder\w*|gefordert|angefragt|erwart\w*|verlang\w*|schlugen|vorgeschlagen)\b"
        r"|\bIhr(?:e|en|er|em)?\s(?:Wunsch|Bitte|Forderung|Anfrage|Vorschlag|Vorstellung\w*)\b(?!.*\b(?:erfüll|entsprech|komm|annehm|akzept|zustimm|stimm|nehm))"
        r"|\b(?:gewähren|bestätigen|geben|nennen|senden|räumen|reservieren|teilen)\sSie\b"
    ),
    gets=pattern(
        r"\b(?:Sie|ihr|du|euch)\b.*\b(?:erhalten|bekomm\w*|krieg\w*|zahl\w*|haben|hast|habt|können)\b"
        r"|\b(?:erhalten|bekomm\w*|krieg\w*|zahl\w*|haben|habt|können)\b.*\b(?:Sie|ihr|du)\b|\b(?:kriegt|bekommt|erhältst|kriegst)\b"
    ),
    promises=pattern(
        r"\bsag\w*\b.*\bzu\b|\bzu(?:ge)?sag(?:en|t|te|ten|e)\b|\bzuzusagen\b|\bgewähr(?:en|t|e|te|ten|st)?\b|\bgarantier\w*|\bversprech\w*|\bverspricht\b|\bversproch\w*|\bbestätig\w*|\breservier\w*"
        r"|\bräum\w*\b.*\bein\b|\beinräum\w*|\beinzuräumen\b|\bbiet\w*|\ban(?:zu)?biet\w*|\bakzeptier\w*|\bsicher\w*\b.*\bzu\b|\bzusicher\w*|\bzuzusichern\b|\bverpflicht\w*|\bverbindlich\w*\b|\bZusage\b"
        r"|\bkomm\w*\b.*\bentgegen\b|\bentgegen(?:zu)?kommen\b|\bzugestanden\b|\bzugesteh\w*|\bgesteh\w*\b.*\bzu\b|\bwilligen?\b.*\bein\b"
    ),
    agrees=pattern(
        r"\bgeht\s(?:klar|in\sOrdnung|so|auch)\b|\bin\sOrdnung\b|\beinverstanden\b|\bo\.?k(?:ay)?\b|\bpasst\b|\babgemacht\b|\bDeal\b|\bmach(?:en|t|e)?\s(?:wir|ich)\b|\bkein\sProblem\b"
        r"|\bselbstverständlich\b|\bwird\sgemacht\b|\bWort\sdrauf\b|\bmein\sWort\b|\bkann\s(?:man|ich|so)\b.*\bmach\w*|\bakzeptabel\b|\bist\s(?:fix|drin|machbar|genehmigt)\b|\bsteht\sfest\b|\bgebongt\b|\bgerne?\bso\b|\bist\sso\sangenommen\b|\bwird\sakzeptiert\b"
    ),
    binds=pattern(
        r"\bgarantier(?:en|e)\b|\bversprech(?:en|e)\b|\bverpflicht(?:en|e)\b|\bsicher(?:n|e)\b.*\bzu\b|\bsag(?:en|e)\b.*\bverbindlich\b.*\bzu\b"
    ),
    leaves_open=pattern(
        r"\bprüf(?:en|e|t|ung|ten)\b|\bgeprüft\b|\bklär\w*|\bgeklärt\b|\bbesprech(?:en|e|ung)\b|\bzu\sbesprechen\b|\bsprech(?:en|e)\b|\bgesprochen\b|\bdiskutier\w*|\bDiskussion\b|\babstimm\w*|\bstimm\w*\b.*\bab\b|\babzustimmen\b|\bAbstimmung\b"
        r"|\bfrag(?:en|e)\b|\bverstehen\b|\bweiter(?:ge)?(?:leit|geb)\w*|\bweitergegeben\b|\baufgenommen\b|\bnotier\w*|\bmeld(?:en|e)\b|\bfreu\w*|\bdank\w*|\bbitten?\b|\bvorschl[aä]g\w*|\bschlag\w*\b.*\bvor\b|\büberleg\w*|\bDenkbar\b|\bdenkbar\b"
        r"|\bOption(?:en)?\b|\bmöglich(?:e|en|er)?\b|\btausch\w*\b.*\baus\b|\baustausch\w*|\binformier\w*|\bbedau\w*|\bhoff\w*|\bermittel\w*|\bbewert\w*|\bkalkulier\w*|\bunverbindlich\w*|\bliegt\b.*\b(?:bei|zur)\b|\bwend\w*\b.*\ban\b|\bThema\b|\bThemen\b|\bAgenda\b|\bbeschäftig\w*"
    ),
    whether=pattern(r"\b(?:ob|inwieweit|inwiefern)\b|\b(?:wie|welche[rsnm]?|was)\b.*\bkönn\w+\b"),
    stands=pattern(
        r"\b(?:gemäß|laut|lt\.|nach|entsprechend)\s(?:dem\s|unserem\s|bestehendem\s|Ihrem\s)?(?:Rahmen|Liefer)?vertrag\w*|\bvereinbart\w*|\bbestehende\w*|\b(?:geltende|aktuelle|derzeitige|bisherige|vertragliche)[rnms]?\b|\bRV-\d{4}-\d+"
    ),
    past=pattern(
        r"\b(?:im\s)?(?:Vorjahr\w*|letzte[snm]?\s(?:Jahr|Monat|Quartal|Woche)\w*|vergangene[snm]?|vorige[snm]?|damals|seinerzeit|bisher|früher|zuletzt|seit\s(?:\d{4}|Jahren|langem))\b"
    ),
    refuses=pattern(r"\b(?:nicht|kein\w*|nie|niemals|weder|leider\sun\w+|ausgeschlossen|ablehn\w*|unmöglich|nichts)\b|\b(?:lehn\w*|rat\w*)\b.*\bab\b|\bohne\b(?=.*\b(?:Zusage|Anerkennung|Verbindlichkeit|Gewähr)\b)"),
    not_refusing=pattern(
        r"\bkeine?\s(?:Problem|Frage|Thema|Ding|Sorge)\w*|\bnicht\snur\b|\bnicht\s(?:später|mehr|weniger|länger)\s(?:als|nur)\b|\bnicht\smehr\b|\bkeine?\w*\s\w*(?:preis)?erhöhung\w*|\bnicht\s(?:weiter\s|mehr\s)?(?:zu\s)?(?:erhöh|anheb|steiger|verteuer)\w*|\bohne\s(?:Aufpreis|Mehrkosten|Zuschlag|Vorkasse|Aufschlag)\w*"
        r"|\bkeine?\s(?:Vorkasse|Anzahlung|Zuschläge|Mehrkosten|Aufpreis|Vorauszahlung)\w*|\bnicht\s(?:berechn|in\sRechnung)\w*"
    ),
    asks=pattern(
        r"\W*(?:und\s|aber\s|also\s|oder\s)?(?:\w+\s){0,2}(?:welche\w*|wie|wo|wann|was|wer|wen|wem|warum|weshalb|wieso|wofür|wozu|wohin|womit)\b"
        r"|\W*(?:und\s|aber\s|oder\s)?(?:k[aö]nn\w*|darf|dürf\w*|soll\w*|will|woll\w*|möcht\w*|hab\w*|hat|h[aä]tt\w*|ist|sind|w[äa]r\w*|wird|werd\w*|würd\w*|gibt|geht|gelten|gilt|brauch\w*|benötig\w*|müss\w*|muss|biet\w*|gewähr\w*|passt|sehen|lieg\w*|besteh\w*|wünsch\w*|halt\w*|liefer\w*|komm\w*|akzeptier\w*)\b"
    ),
    subjects={
        Kind.PRICE: subject(
            rf"{_PRICE_WORD}|{_PERCENT}(?=.*\b(?:entgegen|runter|weniger|günstiger|drauf|nach)\b)|\b(?:gewähr|geb|biet|kriegt|bekomm|erhalt|zugesteh)\w*\b.*(?:{_PERCENT})(?!\s*\w*(?:anzahl|vertrags|pönal|versich))|{_MONEY}(?=\s*(?:je|pro|/|per)\s*(?:\d+\s)?(?:Stück|Stk|St\b|Teil|kg))|(?<![±\d.])\d{{1,4}},\d{{2}}\b(?!\s?mm)|\bbillig\w*|\bgünstig\w*",
            rf"(?:{_PRICE_WORD}).*?(?:{_PERCENT}|{_MONEY})|(?:{_PERCENT}|{_MONEY}).*?(?:{_PRICE_WORD})|{_MONEY}\s*(?:je|pro|/|per)\s*(?:\d+\s)?(?:Stück|Stk|St\b|Teil|kg)",
            _LOWER,
            rf"\b(?:Ihr|Ihre|der|euer)\sneue\w*\s\w*preis\w*|\w*preis\w*\b.*\bab\s(?:dem\s)?(?:\d|sofort|Januar|{_MONTH})|\bAngebot\w*\b.*(?:{_MONEY})|\bPreis\w*\bbleib\w*|\bPreis\w*\b.*\bbleib\w*|\bSonderpreis\w*\b.*(?:{_MONEY})",
        ),
        Kind.CREDIT: subject(
            _CREDIT,
            rf"(?:{_TERM}).*?\d+\s?(?:Tag|Monat|Woche)\w*|\d+\s?(?:Tag|Monat|Woche)\w*.*?(?:{_TERM})|(?:Kreditlimit|Limit|Kreditlinie)\w*.*?(?:{_MONEY})|\b(?:trotz|ungeachtet)\b.*\bLimit\w*",
            _GIVE_TIME,
            r"\b(?:Lieferung|liefern)\b.*\btrotz\b.*\bLimit\w*|\btrotz\b.*\bLimit\w*.*\bliefer\w*|\bohne\sVorkasse\b.*\bliefer\w*|\bliefer\w*\b.*\bohne\sVorkasse\b",
        ),
        Kind.CAPACITY: subject(f"{_CAPACITY}|{_STORE}", rf"(?:{_CAPACITY}).*?{_PIECES}|{_STORE}", _KEEP, r"\bKapazität\w*\b.*\b(?:ist|sind)\b.*\b(?:reserviert|gesichert|geblockt|eingeplant)\b|\b(?:reserviert|geblockt|eingelagert)\b.*\bfür\s(?:Sie|euch)\b|\bfür\s(?:Sie|euch)\b.*\b(?:reserviert|geblockt|eingelagert|zurückgelegt)\b"),
        Kind.DELIVERY: subject(
            rf"(?:{_DELIVERY}).*?(?:{_WHEN}|{_PIECES})|(?:{_WHEN}|{_PIECES}).*?(?:{_DELIVERY})|{_PIECES}.*(?:{_WHEN})|(?:{_WHEN}).*{_PIECES}|\bLiefertermin\w*|\bLieferzeit\w*\b.*\d",
            rf"(?:{_DELIVERY}).*?(?:{_WHEN}|{_PIECES})|(?:{_WHEN}|{_PIECES}).*?(?:{_DELIVERY})|{_PIECES}.*(?:{_WHEN})|(?:{_WHEN}).*{_PIECES}",
            r"\bliefer(?:n|e)\b|\bhalt\w*|\bverkürz\w*|\bschaff\w*|\bschick\w*|\bversend\w*|\bbring\w*|\bzieh\w*\b.*\bvor\b|\bvorzieh\w*",
            rf"\bWare\b.*\b(?:kommt|geht|ist)\b.*(?:{_WHEN})|\bLiefer(?:termin|zeit|ung)\w*\b.*\b(?:ist|steht|erfolgt)\b.*(?:{_WHEN})",
        ),
        Kind.TECHNICAL: subject(
            _TECHNICAL,
            r"\bToleranz\w*.*\d|±\s?\d|\bWerkstoff\w*.*\d|\b1\.4\d{3}\b",
            _CHANGE,
            r"\b(?:Toleranz|Werkstoff|Zeichnungsänderung|Beschichtung)\w*\b.*\b(?:wird|werden|ist|sind)\b.*\b(?:geändert|angepasst|umgestellt|umgesetzt|bestätigt|übernommen|eingearbeitet)\b",
        ),
        Kind.CONTRACT: subject(_CONTRACT, r"(?!)", _ACCEPT, r"\b(?:Einkaufsbedingungen|AEB|Klausel\w*|Vertragsstrafe\w*|Haftung\w*|Gerichtsstand)\b.*\b(?:wird|werden|ist|sind|gelten)\b.*\b(?:akzeptiert|anerkannt|angenommen|übernommen)\b|\bes\sgelten\sIhre\b.*\bbedingung\w*"),
        Kind.NDA: subject(_NDA, r"(?!)", rf"{_ACCEPT}|\bsign\w*|\bschick\w*\b.*\bunterschrieben\b", r"\b(?:NDA|Geheimhaltung\w*)\b.*\b(?:ist|wird|liegt)\b.*\b(?:unterschrieben|unterzeichnet|angenommen|akzeptiert)\b"),
        Kind.ORDER_PROCESSING: subject(
            r"\bAuftrag\w*|\bBestellung\w*|\bLieferadresse\w*|\bAuftragsbestätigung\w*|\bRechnungsadresse\w*|\bLieferschein\w*",
            r"(?!)",
            r"\bleg(?:en|e)\b.*\b(?:an|ein)\b|\banleg\w*|\bangelegt\b|\berfass\w*|\bstornier\w*|\bänder\w*|\bgeänder\w*|\bbuch\w*|\bschick\w*\b|\bsend(?:en|e)\b|\bgeb(?:en|e)\b.*\bein\b|\bkorrigier\w*",
            r"\bAuftrag\w*\b.*\b(?:ist|wurde)\b.*\b(?:angelegt|storniert|geändert)\b",
        ),
        Kind.TECHNICAL_RELEASE: subject(
            r"\bZeichnung\w*|\b(?:Erst)?muster\w*|\bSerie\w*|\bProdukt\w*|\bPPAP\b|\bEMPB\b|\btechnische\sFreigabe\b|\bPrototyp\w*|\bBauteil\w*",
            r"(?!)",
            r"\bgeb(?:en|e)\b.*\bfrei\b|\bfreigeb\w*|\bfreigegeben\b|\bFreigabe\b.*\b(?:erteil\w*|geb\w*)|\berteil\w*\b.*\bFreigabe\b|\bfreizugeben\b|\bFreigabe\b.*\b(?:sag|zusag|zugesag|bestätig|garantier)\w*|\b(?:sag|bestätig|garantier)\w*\b.*\bFreigabe\b",
            r"\b(?:Zeichnung|Muster|Erstmuster|Serie|Prototyp)\w*\b.*\b(?:ist|sind|wurde)\b.*\bfreigegeben\b",
        ),
        Kind.SUPPLIER: subject(
            r"\b(?:Vor|Unter)?lieferant\w*|\bZulieferer\w*|\bZukauf\w*|\bEinkaufspreis\w*",
            r"(?!)",
            r"\bwechsel\w*|\bbeauftrag\w*|\bmahn\w*|\btausch\w*|\bqualifizier\w*|\bverhandel\w*|\bkündig\w*|\bsperr\w*|\bersetz\w*|\bnehm\w*\b.*\bneu\w*",
        ),
        Kind.QUALITY: subject(
            r"\bReklamation\w*|\b8D\b|\b8D-\w+|\bPrüfzeugnis\w*|\bWerkszeugnis\w*|\bgesperrte\w*\sWare\b|\bCharge\w*|\bAudit\w*|\bErsatzlieferung\w*|\bPrüfprotokoll\w*|\bMangel\b|\bMängel\w*",
            r"(?!)",
            r"\berkenn\w*\b.*\ban\b|\banerkenn\w*|\banerkannt\b|\bsend(?:en|e)\b|\bschick\w*|\bstell\w*\b.*\baus\b|\bausstell\w*|\bsperr\w*|\bsortier\w*|\bersetz\w*|\berstell\w*|\bübernehm\w*|\btausch\w*|\bbearbeit\w*|\bgeb\w*\b.*\bfrei\b",
        ),
        Kind.FINANCE_ADMINISTRATION: subject(
            r"\bGutschrift\w*|\bRechnung(?:en)?\b|\bRechnungs(?:kopie|korrektur)\w*|\bMahn(?:ung|gebühr|sperre)\w*|\bZahlungserinnerung\w*|\bVerzugszins\w*|\bSaldenbestätigung\w*",
            r"(?!)",
            r"\bbuch\w*|\bschick\w*|\bsend(?:en|e)\b|\bstell\w*\b.*\baus\b|\bausstell\w*|\berstell\w*|\bstornier\w*|\bkorrigier\w*|\bschreib\w*|\berlass\w*|\bmahn\w*|\bgutschreib\w*|\bveranlass\w*|\bverzicht\w*|\bsetz\w*\b.*\baus\b",
            r"\bGutschrift\w*\b.*\b(?:ist|wird|folgt|kommt)\b",
        ),
        Kind.TRACKING: subject(
            r"\bSendung(?:en)?\b|\bPaket\w*|\bSendungs(?:nummer|verfolgung)\w*|\bTracking\w*|\bSpedition\w*|\bLKW\b|\bPalette\w*",
            r"(?!)",
            r"\bschick\w*|\bsend(?:en|e)\b|\bverfolg\w*|\bmitteil\w*|\bteil\w*\b.*\bmit\b|\bruf\w*\b.*\ban\b|\bumleit\w*|\bleit\w*\b.*\bum\b",
            r"\bSendungsnummer\w*\b.*\b(?:lautet|ist|:)\s*\w*\d|\b(?:Paket|Sendung|LKW)\b.*\b(?:kommt|ist|trifft|geht|wird|erreicht)\b.*\b(?:morgen|heute|übermorgen|an\b|ein\b|unterwegs|zugestellt|geliefert|Uhr|Montag|Dienstag|Mittwoch|Donnerstag|Freitag)",
        ),
    },
)
