"""What German promises are about, by kind."""

from collections.abc import Mapping

from agent.domain.rights.commitment import CommitmentKind as Kind
from agent.domain.rights.cues import Subject, subject

_NUMBER = r"(?<![\d.,])\d[\d.,]*"
_PERCENT = (
    rf"{_NUMBER}\s?(?:%|Prozent)|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf"
    rf"|fünfzehn)\s(?:%|Prozent)"
)
_MONEY = rf"{_NUMBER}\s?(?:€|EUR\b|Euro\b)|(?:€|EUR)\s?{_NUMBER}|\b\d{{1,4}},\d{{2}}\b"
_MONTH = (
    "Jan(?:uar)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Juni|Juli|Aug(?:ust)?|Sept?(?:ember)?"
    "|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?"
)
_WHEN = (
    rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.(?:\d{{2,4}})?|{_MONTH})|(?:Ende|Anfang|Mitte|im|bis"
    rf"|ab)\s(?:{_MONTH})\b|\bKW\s?\d+"
    r"|(?:diese|nächste|kommende|übernächste)[rnms]?\s(?:Woche|Monat|Quartal|Montag|Dienstag"
    r"|Mittwoch|Donnerstag|Freitag)"
    r"|\b(?:heute|morgen|übermorgen|sofort|binnen|innerhalb)\b|\d{4}-\d{2}-\d{2}"
    r"|bis\s(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag)"
)
_PIECES = rf"{_NUMBER}\s?(?:Stück|Stk|St\b|Teile|Einheiten|Tonnen|kg|Paletten|pcs)"
_PRICE_WORD = (
    r"\b\w*preis(?:e|en|es|s)?\b|\b\w*preis(?:reduzier|senk|nachl|bind|garant|stabil|zusage)\w*"
    r"|\b\w*rabatt\w*|\b\w*nachl[aä]ss\w*"
    r"|\b\w*skont\w*|\b\w*bonus\b|\b\w*zuschlag\w*|\bRückvergütung\w*|\bKonditionen\b|\b\w*kostenlos\w*"
    r"|\b\w*kosten\b|\bFracht\w*|\b(?:geht|gehen)\sauf\suns\b|\bfrei\sHaus\b|\bEntgegenkommen\w*"
    r"|\bTeuerung\w*|\bMehrkosten\b|\bAufpreis\w*|\bteurer\b|\bgratis\b|\bPreisstellung\b"
)
_TERM = (
    r"\b\w*zahlungsziel\w*|\bZiel\b|\bnetto\b|\bZahlungsbedingung\w*|\bZahlungsfrist\w*"
    r"|\bRatenzahlung\w*|\bStundung\w*"
)
_CREDIT = (
    rf"{_TERM}|\b\w*kreditlimit\w*|\bLimit\w*|\bKreditlinie\w*|\bVorkasse\b|\bVorauszahlung\w*"
    rf"|\bWarenkredit\w*|\bAnzahlung\w*|\bBürgschaft\w*|\b(?:be)?zahl\w*\b(?=.*\b(?:erst|später"
    rf"|in\s\d+)\b)|\bFälligkeit\w*|\boffene\w*\s(?:Posten|Rechnungen)\b|\büberweis\w*"
    rf"|\bLiefersperre\w*|\bKreditsperre\w*|\bValuta\b"
)
_CAPACITY = (
    r"\b\w*kapazit[aä]t\w*|\b\w*konsignations?\w*|\bSicherheitsbest[aä]nd\w*|\bPufferlager\w*"
    r"|\bPuffer\b|\b\w*best[aä]nd(?:e|en|s)?\b|\bPlatz\b|\bSchichten?\b|\bPersonal\b|\bWochenend\w*"
    r"|\bÜberstunden\b|\bRegal\b|\b\w*zentr(?:um|en)\b|\bVorzug\b|\bbevorzug\w*|\bvorrangig\w*"
    r"|\bSonderschicht\w*|\bZusatzschicht\w*|\bMaschine\w*|\bLinie\b|\bFertigungsslot\w*"
    r"|\bSlots?\b|\bLager\b|\bVorrat\w*"
    r"|\bexklusiv\w*\b|\bPriorität\b|\b(?:Aufträge|Auftrag|Bestellung\w*)\b(?=.*\bvor\b)|\bzweite\s(?:Quelle|Werk)"
)
_STORE = r"\blager\w*\b.*\bein\b|\beinlager\w*|\beingelager\w*|\bbevorrat\w*"
_DELIVERY = (
    r"\b(?:aus)?liefer(?:n|e|ung\w*|termin\w*|datum|t)\b|\bLiefertermin\w*|\bgeliefert\b"
    r"|\bversend\w*|\bverschick\w*|\bAuslieferung\w*|\beintreff\w*|\btreff\w*\b.*\bein\b"
    r"|\bgeh\w*\b.*\braus\b|\bverlass\w*\b.*\bWerk\b|\bRestmenge\w*|\bTeillieferung\w*|\bankomm\w*"
    r"|\bzustell\w*|\bauf\sdem\sHof\b|\bversandfertig\w*|\bLieferzeit\w*"
)
_TECHNICAL = (
    r"\b1\.\d{4}\b(?!\s?(?:€|EUR))|\b\w*toleranz\w*|\b\w*werkstoff\w*|\bMaterial(?:s|ien)?\b|\bLegierung\b"
    r"|\bZeichnungs?(?:änderung\w*|index|stand|maß\w*)?\b|\b\w*beschichtung\w*"
    r"|\bOberfläche\w*|\bSpezifikation\w*|\bAbmessung\w*|\bMaß(?:e|en|es)?\b|\bkonstrukt\w*"
    r"|\bDesign\w*|\btechnische\w*\sÄnderung\w*"
    r"|\bHärte\w*|\bGeometrie\w*|\bRezeptur\w*|\bDurchmesser\w*|\bWandstärke\w*|\bAuslegung\b"
    r"|\bNorm\b|\bGüte\b|\b(?:Edel)?stahl\b|\bMessing\b|\bAluminium\b|\bKunststoff\w*|\bKupfer\b"
    r"|\bFarbe\b|\bVariante\w*|\bAusführung\w*|\bVerpackung\w*|\d\s?mm\b|\bµm\b|\bGewinde\w*"
    r"|\bRautiefe\w*|\bRauheit\w*|\bRz\s?\d|\bRa\s?\d|\bDichtung\w*\b(?=.*\b(?:statt|anstelle"
    r"|ander)\w*)"
)
_CONTRACT = (
    r"\b(?:Einkaufs|Geschäfts|Liefer|Vertrags|Beschaffungs)bedingung\w*|\bAGB\b|\bAEB\b"
    r"|\bKlausel\w*|\b\w*haftungs?\w*\b|\bVertragsstrafe\w*|\bPönale\w*"
    r"|\bGewährleistung\w*|\bGarantiezeit\w*|\bGerichtsstand\w*|\b(?:Rahmen"
    r"|Liefer)vertr[aä]g\w*(?=.*\b(?:verläng|unterz|unterschr|abschl|kündig|änder|anpass|erweit))"
    r"|\bVertr[aä]g(?:s|es|e)?\b(?=.*\b(?:verläng|unterz|unterschr|abschl|kündig|änder))|\bQSV\b"
    r"|\bQualitätssicherungsvereinbarung\w*"
    r"|\bExklusivität\w*|\bMindestabnahme\w*|\bAbnahmeverpflichtung\w*|\banwendbares\sRecht\b"
    r"|\bRecht\sanwendbar|\bIncoterms?\b|\bSchadenersatz\w*|\bSchadensersatz\w*"
    r"|\bFreistellung\w*|\bKündigungsfrist\w*|\bRücknahme\w*|\bRegelung\w*|\bParagraf\w*|§\s?\d"
    r"|\bLaufzeit\b|\bVertragstext\w*|\bVerjährung\w*|\bNachtrag\w*|\b\w*obergrenze\w*"
    r"|\bÄnderungsvereinbarung\w*"
)
_NDA = r"\bNDAs?\b|\bGeheimhaltung\w*|\bVertraulichkeit(?:s\w*)?\b|\bVerschwiegenheit\w*"

_CHANGE = (
    r"\bänder\w*|\bgeänder\w*|\bpass\w*\b.*\ban\b|\banpass\w*|\bangepass\w*|\bstell\w*\b.*\bum\b"
    r"|\bumstell\w*|\bumgestell\w*|\bverwend\w*|\bsetz\w*|\bfertig\w*\b"
    r"|\bauslegen\b|\bmachen\b|\bwechsel\w*|\btausch\w*|\bnehmen\b|\beinhalt\w*|\bhalten\b"
    r"|\breduzier\w*|\berhöh\w*|\blockern?\b|\bliefern\b|\bübernehm\w*|\bweit\w*\b.*\bauf\b"
)
_LOWER = (
    r"\bsenk\w*|\bgesenk\w*|\breduzier\w*|\bhalten\b|\bhalte\b|\bhält\b|\bfrier\w*|\beinfrier\w*"
    r"|\beingefror\w*|\bverzicht\w*|\berlass\w*|\bermäßig\w*|\bgeh\w*\b.*\b(?:runter|herunter"
    r"|mit)\b|\blass\w*\b.*\bnach\b|\bnachlass\w*"
    r"|\bentgegen\w*|\bentgegen\b|\bmach\w*\b|\bgeb\w*\b|\bberechn\w*|\brechn\w*"
    r"|\bzieh\w*\b.*\bab\b|\babzieh\w*|\bfestschreib\w*|\bschreib\w*\b.*\bfest\b|\berhöh\w*"
    r"|\bleg\w*\b.*\bdrauf\b|\bstreich\w*|\bübernehm\w*|\bpass\w*\b.*\ban\b|\banpass\w*"
)
_GIVE_TIME = (
    r"\bverläng\w*|\berweiter\w*|\bheb\w*\b.*\ban\b|\banheb\w*|\bangehob\w*|\berhöh\w*"
    r"|\baufstock\w*|\bverzicht\w*|\bliefern\b|\bliefer\w*|\bstund\w*|\bgeb\w*|\bfrei\w*|\bsetz\w*"
    r"|\bkönnen\b|\bstell\w*"
)
_KEEP = (
    r"\breservier\w*|\bhalt\w*\b.*\b(?:vor|frei|bereit)\b|\bvorhalt\w*|\bfreihalt\w*"
    r"|\bbereithalt\w*|\bblock\w*|\bblockier\w*|\bricht\w*\b.*\bein\b|\beinricht\w*|\bfahr\w*"
    r"|\bleg\w*\b.*\b(?:an|hin|zurück)\b|\banleg\w*|\bzieh\w*\b.*\bvor\b|\bvorzieh\w*"
    r"|\bplan\w*\b.*\bein\b|\beinplan\w*|\beingeplan\w*|\bbau\w*\b.*\bauf\b|\baufbau\w*"
    r"|\bsicher\w*|\bgeb\w*\b|\bräum\w*|\bstell\w*|\blass\w*\b.*\blaufen\b|\bhalten\b"
)
_ACCEPT = (
    r"\bakzeptier\w*|\bannehm\w*|\bnehm\w*\b.*\b(?:an|hin)\b|\bnimm\w*\b.*\ban\b|\bhinnehm\w*"
    r"|\berkenn\w*\b.*\ban\b|\banerkenn\w*|\banerkannt\w*|\bzustimm\w*|\bstimm\w*\b.*\bzu\b"
    r"|\bzugestimm\w*|\bunterzeichn\w*|\bunterschr\w*|\bverläng\w*|\büberneh\w*|\bübernom\w*"
    r"|\berweiter\w*"
    r"|\bverzicht\w*|\bänder\w*|\bstreich\w*|\bzeichn\w*|\bmit(?:ge)?tragen\b|\btragen\b"
    r"|\bmitgeh\w*|\bgeh\w*\b.*\bmit\b|\bschließ\w*\b.*\bab\b|\babschließ\w*|\bverpflicht\w*"
    r"|\bhaft\w*|\bkündig\w*|\bstell\w*\b.*\bfrei\b|\bleb\w*\b"
)

SUBJECTS: Mapping[Kind, Subject] = {
    Kind.PRICE: subject(
        rf"{_PRICE_WORD}|{_PERCENT}(?=.*\b(?:entgegen|runter|weniger|günstiger|drauf|nach|ab)\b)"
        rf"|\b(?:gewähr|geb|biet|kriegt|bekomm|erhalt|zugesteh)\w*\b.*(?:{_PERCENT})(?!\s*\w*(?:anzahl"
        rf"|vertrags|pönal|versich))|{_MONEY}(?=\s*(?:je|pro|/|per)\s*(?:\d+\s)?(?:Stück|Stk|St\b|Teil"
        rf"|kg))|(?<![±\d.])\d{{1,4}},\d{{2}}\b(?!\s?mm)|\bbillig\w*|\bgünstig\w*",
        rf"(?:{_PRICE_WORD}).*?(?:{_PERCENT}|{_MONEY})|(?:{_PERCENT}|{_MONEY}).*?(?:{_PRICE_WORD})"
        rf"|{_MONEY}\s*(?:je|pro|/|per)\s*(?:\d+\s)?(?:Stück|Stk|St\b|Teil|kg)|\b(?:bekomm|krieg"
        rf"|erhalt)\w*\b.*(?:{_PERCENT})",
        _LOWER,
        rf"\b(?:Ihr|Ihre|der|euer)\sneue\w*\s\w*preis\w*|\b\w*preis\w*\b.*\bab\s(?:dem\s)?(?:\d|sofort"
        rf"|Januar|{_MONTH})|\bAngebot\w*\b.*(?:{_MONEY})|\b(?:letztes\sWort|letzter\sPreis|Endpreis"
        rf"|Festpreis)\b.*(?:{_MONEY})|\bPreis\w*\b.*\bbleib\w*|\bSonderpreis\w*\b.*(?:{_MONEY})",
    ),
    Kind.CREDIT: subject(
        _CREDIT,
        rf"(?:{_TERM}|überweis\w*).*?\d+\s?(?:Tag|Monat|Woche)\w*|\d+\s?(?:Tag|Monat"
        rf"|Woche)\w*.*?(?:{_TERM}|überweis\w*|\b(?:be)?zahlen)|(?:Kreditlimit|Limit|Kreditlinie)\w*.*?(?:{_MONEY})|\b(?:trotz"
        rf"|ungeachtet)\b.*\bLimit\w*",
        _GIVE_TIME,
        r"\b(?:Lieferung|liefern)\b.*\btrotz\b.*\bLimit\w*|\btrotz\b.*\bLimit\w*.*\bliefer\w*"
        r"|\bohne\sVorkasse\b.*\bliefer\w*|\bliefer\w*\b.*\bohne\sVorkasse\b",
    ),
    Kind.CAPACITY: subject(
        f"{_CAPACITY}|{_STORE}",
        rf"(?:{_CAPACITY}).*?{_PIECES}|{_STORE}",
        _KEEP,
        r"\bKapazität\w*\b.*\b(?:ist|sind)\b.*\b(?:reserviert|gesichert|geblockt|eingeplant)\b"
        r"|\b(?:reserviert|geblockt|eingelagert)\b.*\bfür\s(?:Sie|euch)\b|\bfür\s(?:Sie"
        r"|euch)\b.*\b(?:reserviert|geblockt|eingelagert|zurückgelegt)\b",
    ),
    Kind.DELIVERY: subject(
        rf"{_PIECES}|(?:\b(?:send|schick|bring)\w*\b.*\b(?:week|Woche)\b)"
        rf"|(?:{_DELIVERY}).*?(?:{_WHEN}|{_PIECES})|(?:{_WHEN}|{_PIECES}).*?(?:{_DELIVERY})"
        rf"|{_PIECES}.*(?:{_WHEN})|(?:{_WHEN}).*{_PIECES}|\bLiefertermin\w*|\bLieferzeit\w*\b.*\d",
        rf"(?:{_DELIVERY}).*?(?:{_WHEN}|{_PIECES})|(?:{_WHEN}|{_PIECES}).*?(?:{_DELIVERY})"
        rf"|{_PIECES}.*(?:{_WHEN})|(?:{_WHEN}).*{_PIECES}",
        r"\bliefer(?:n|e)\b|\bhalt\w*|\bverkürz\w*|\bschaff\w*|\bschick\w*|\bversend\w*|\bbring\w*"
        r"|\bzieh\w*\b.*\bvor\b|\bvorzieh\w*",
        rf"\bWare\b.*\b(?:kommt|geht|ist)\b.*(?:{_WHEN})|\bLiefer(?:termin|zeit|ung)\w*\b.*\b(?:ist"
        rf"|steht|erfolgt)\b.*(?:{_WHEN})|\bLieferung\b.*(?:{_WHEN})\s(?:steht|passt|klappt)",
    ),
    Kind.TECHNICAL: subject(
        _TECHNICAL,
        r"\bToleranz\w*.*\d|±\s?\d|\d\s?mm\b|\bWerkstoff\w*.*\d|\b1\.4\d{3}\b",
        _CHANGE,
        r"\b(?:Toleranz|Werkstoff|Zeichnungsänderung|Beschichtung)\w*\b.*\b(?:wird|werden|ist"
        r"|sind)\b.*\b(?:geändert|angepasst|umgestellt|umgesetzt|bestätigt|übernommen|eingearbeitet)\b",
    ),
    Kind.CONTRACT: subject(
        _CONTRACT,
        r"(?!)",
        _ACCEPT,
        r"\b(?:Einkaufsbedingungen|AEB|Klausel\w*|Vertragsstrafe\w*|Haftung\w*"
        r"|Gerichtsstand)\b.*\b(?:wird|werden|ist|sind|gelten)\b.*\b(?:akzeptiert|anerkannt|angenommen"
        r"|übernommen)\b|\bbestehen\b.*\bnicht\s(?:länger|mehr)\b|\bes\sgelten\sIhre\b.*\bbedingung\w*",
    ),
    Kind.NDA: subject(
        _NDA,
        r"(?!)",
        rf"{_ACCEPT}|\bsign\w*|\bschick\w*\b.*\bunterschrieben\b",
        r"\b(?:anbei|beigefügt|im\sAnhang|hiermit)\b.*(?:gezeichnet|unterzeichnet|unterschrieben)\w*"
        r"|\b(?:NDA|Geheimhaltung\w*|Vertraulichkeit\w*)\b.*\b(?:ist|wird"
        r"|liegt)\b.*\b(?:unterschrieben|unterzeichnet|angenommen|akzeptiert)\b",
    ),
    Kind.ORDER_PROCESSING: subject(
        r"\bAuftrag\w*|\bBestellung\w*|\bLieferadresse\w*|\bAuftragsbestätigung\w*"
        r"|\bRechnungsadresse\w*|\bLieferschein\w*",
        r"(?!)",
        r"\bleg(?:en|e)\b.*\b(?:an|ein)\b|\banleg\w*|\bangelegt\b|\berfass\w*|\bstornier\w*|\bänder\w*"
        r"|\bgeänder\w*|\bbuch\w*|\bschick\w*\b|\bsend(?:en|e)\b|\bgeb(?:en|e)\b.*\bein\b"
        r"|\bkorrigier\w*",
        r"\bAuftrag\w*\b.*\b(?:ist|wurde)\b.*\b(?:angelegt|storniert|geändert)\b",
    ),
    Kind.TECHNICAL_RELEASE: subject(
        r"\bZeichnung\w*|\b(?:Erst)?muster\w*|\bSerie\w*|\bProdukt\w*|\bPPAP\b|\bEMPB\b"
        r"|\btechnische\sFreigabe\b|\bPrototyp\w*|\bBauteil\w*",
        r"(?!)",
        r"\bgeb(?:en|e)\b.*\bfrei\b|\bfreigeb\w*|\bfreigegeben\b|\bFreigabe\b.*\b(?:erteil\w*|geb\w*)"
        r"|\berteil\w*\b.*\bFreigabe\b|\bfreizugeben\b|\bFreigabe\b.*\b(?:sag|zusag|zugesag|bestätig"
        r"|garantier)\w*|\b(?:sag|bestätig|garantier)\w*\b.*\bFreigabe\b",
        r"\b(?:Zeichnung|Muster|Erstmuster|Serie|Prototyp)\w*\b.*\b(?:ist|sind|wurde)\b.*\bfreigegeben\b",
    ),
    Kind.SUPPLIER: subject(
        r"\b(?:Vor|Unter)?lieferant\w*|\bZulieferer\w*|\bZukauf\w*|\bEinkaufspreis\w*",
        r"(?!)",
        r"\bwechsel\w*|\bbeauftrag\w*|\bmahn\w*|\btausch\w*|\bqualifizier\w*|\bverhandel\w*"
        r"|\bkündig\w*|\bsperr\w*|\bersetz\w*|\bnehm\w*\b.*\bneu\w*",
    ),
    Kind.QUALITY: subject(
        r"\bReklamation\w*|\b8D\b|\b8D-\w+|\bPrüfzeugnis\w*|\bWerkszeugnis\w*|\bgesperrte\w*\sWare\b"
        r"|\bCharge\w*|\bAudit\w*|\bErsatzlieferung\w*|\bPrüfprotokoll\w*|\bMangel\b|\bMängel\w*"
        r"|\bfehlerhafte\w*|\bdefekte\w*|\bErsatzteil\w*|\bNacharbeit\w*|\bAusschuss\w*|\bSortier\w*",
        r"(?!)",
        r"\berkenn\w*\b.*\ban\b|\banerkenn\w*|\banerkannt\b|\bsend(?:en|e)\b|\bschick\w*"
        r"|\bstell\w*\b.*\baus\b|\bausstell\w*|\bsperr\w*|\bsortier\w*|\bersetz\w*|\berstell\w*"
        r"|\bübernehm\w*|\btausch\w*|\bbearbeit\w*|\bgeb\w*\b.*\bfrei\b",
    ),
    Kind.FINANCE_ADMINISTRATION: subject(
        r"\bGutschrift\w*|\bRechnung(?:en)?\b|\bRechnungs(?:kopie|korrektur)\w*|\bMahn(?:ung|gebühr"
        r"|sperre)\w*|\bZahlungserinnerung\w*|\bVerzugszins\w*|\bSaldenbestätigung\w*",
        r"(?!)",
        r"\bbuch\w*|\bschick\w*|\bsend(?:en|e)\b|\bstell\w*\b.*\baus\b|\bausstell\w*|\berstell\w*"
        r"|\bstornier\w*|\bkorrigier\w*|\bschreib\w*|\berlass\w*|\bmahn\w*|\bgutschreib\w*"
        r"|\bveranlass\w*|\bverzicht\w*|\bsetz\w*\b.*\baus\b",
        r"\bGutschrift\w*\b.*\b(?:ist|wird|folgt|kommt)\b",
    ),
    Kind.TRACKING: subject(
        r"\bSendung(?:en)?\b|\bPaket\w*|\bSendungs(?:nummer|verfolgung)\w*|\bTracking\w*"
        r"|\bSpedition\w*|\bLKW\b|\bPalette\w*",
        r"(?!)",
        r"\bschick\w*|\bsend(?:en|e)\b|\bverfolg\w*|\bmitteil\w*|\bteil\w*\b.*\bmit\b"
        r"|\bruf\w*\b.*\ban\b|\bumleit\w*|\bleit\w*\b.*\bum\b",
        r"\bSendungsnummer\w*\b.*\b(?:lautet|ist|:)\s*\w*\d|\b(?:Paket|Sendung|LKW)\b.*\b(?:kommt|ist"
        r"|trifft|geht|wird|erreicht)\b.*\b(?:morgen|heute|übermorgen|an\b|ein\b|unterwegs|zugestellt"
        r"|geliefert|Uhr|Montag|Dienstag|Mittwoch|Donnerstag|Freitag)",
    ),
}
