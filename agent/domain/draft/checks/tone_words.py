"""Words that blame, threaten or argue law, and praise of ourselves: patterns for one sentence each.

All are searched without regard to case. Gaps are bounded, so that a search stays linear.
"""

import re

from agent.domain.language import Language

_DE, _EN = Language.DE, Language.EN


def _any(*parts: str) -> "re.Pattern[str]":
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})", re.IGNORECASE)


_END = r"(?![^\W_])"
_NEAR = r"(?:[^.!?;]{0,80}?\s)?"  # a few words of the same sentence

# never written, whatever clause is named beside it
BLAME = {
    _DE: _any(
        rf"leider\s(?:schon\s)?(?:erneut|wieder(?:holt|um)?|abermals|nochmals){_END}",
        rf"(?:erneut|wieder|abermals|wiederholt)\s(?:leider|nicht|versäumt|verspätet){_END}",
        rf"schon\swieder{_END}|ein\sweiteres\smal\snicht{_END}",
        r"versäumnis\w{0,3}",
        r"(?:es|das)\skann\snicht\ssein|zu\swünschen\sübrig|(?:zusagen?|versprechen|wort|vereinbarung|vertrag)\sgebrochen",
        r"ihre?\s[^\W\d_]{2,30}\s(?:ist|war|sind|waren)\s(?:\w{1,12}\s)?(?:falsch|schlecht|mangelhaft|ungenügend|unzureichend"
        r"|unprofessionell)",
        r"(?:umgehend|unverzüglich|sofort)\w{0,3}\s(?:\w{1,12}\s)?(?:stellungnahme|erklärung)",
        rf"(?:haben|hat|hatten)\s(?:sie|ihr|es){_NEAR}versäumt{_END}|(?:sie|ihr)\s(?:haben|hat|hatten){_NEAR}versäumt{_END}",
        rf"es\sversäumt{_END}|nicht\s(?:an\s)?(?:ihre|die)\s(?:zusagen?|vereinbarung(?:en)?)\sgehalten{_END}",
        rf"(?:sie\shaben|haben\ssie|ihr\s(?:haus|unternehmen|einkauf)\shat){_NEAR}(?:(?<!noch\s)nicht|kein\w{{0,2}}|nie)\s{_NEAR}"
        rf"(?:eingehalten|erfüllt|abgenommen|abgerufen|reagiert|geantwortet|beachtet|gemeldet|bezahlt|geliefert|nachgekommen"
        rf"|gekümmert|informiert|eingelöst){_END}",
        rf"(?:ihr|ihrem|durch\sihr)\s(?:eigenes\s|alleiniges\s)?(?:verschulden|fehlverhalten|fehler|versagen){_END}",
        rf"ihre\s(?:eigene\s)?(?:schuld|nachlässigkeit|untätigkeit|unzuverlässigkeit){_END}|selbst\s(?:schuld|verschuldet){_END}",
        rf"von\sihnen\s(?:verschuldet|verursacht|zu\svertreten){_END}|sie\s(?:tragen|haben){_NEAR}zu\s(?:verantworten|vertreten)",
        r"unzuverlässig\w{0,3}|nachlässig\w{0,3}|fahrlässig\w{0,3}|säumig\w{0,3}|wortbruch\w{0,2}",
        rf"inakzeptab(?:el|l\w{{1,2}}){_END}|unannehmbar\w{{0,2}}|untragbar\w{{0,2}}|unzumutbar\w{{0,2}}",
        rf"nicht\s(?:mehr\s|länger\s)?(?:akzeptabel|akzeptieren|hinnehmbar|hinnehmen|tolerierbar|tolerieren|dulden){_END}",
        rf"(?:wir\ssind|sind\swir|ich\sbin){_NEAR}(?:enttäuscht|verärgert){_END}|enttäuschend\w{{0,2}}",
        rf"trotz\s(?:mehrfacher|mehrmaliger|wiederholter|vielfacher|zahlreicher|all\sunserer){_END}",
        r"(?:mangelnde|fehlende)[rsn]?\s(?:zahlungsmoral|zuverlässigkeit|sorgfalt|kooperation|disziplin)",
        rf"kein\w{{0,2}}\sverständnis\s(?:mehr\s)?(?:für|dafür){_END}|vorwurf|vorzuwerfen",
    ),
    _EN: _any(
        rf"unfortunately,?\s(?:once\s)?again{_END}|yet\sagain{_END}|once\sagain,?\s(?:you|failed|not|late){_END}",
        rf"again,?\s(?:you|your\s\w{{1,20}})\s(?:have\s|has\s)?(?:failed|missed|not){_END}",
        r"your\s[^\W\d_]{2,30}\s(?:is|was|are|were)\s(?:\w{1,12}\s)?(?:poor|wrong|inadequate|bad|insufficient|sloppy|unprofessional)",
        r"much\sto\sbe\sdesired|immediate\s(?:explanation|justification)",
        rf"you\s(?:have\s|had\s)?(?:broke|neglected|failed|omitted|missed|ignored|broken|violated|disregarded){_END}",
        rf"(?<!we\s)(?<!we\shave\s)(?<!we\shad\s)(?<!courier\s)(?:fail(?:ed|s|ing)?\sto|failure\sto|failure\son\syour){_END}",
        rf"you\s(?:have\s|did\s|had\s|do\s)(?:still\s|again\s)?(?:not|never)\s(?:\w{{1,20}}\s){{0,3}}?"
        rf"(?:compl(?:ied|y)|met|meet|honou?r(?:ed)?|called|call|taken|take|kept|keep|answer(?:ed)?|repl(?:ied|y)|respond(?:ed)?"
        rf"|paid|pay|fulfil(?:led|l)?|delivered|informed|react(?:ed)?){_END}",
        r"(?:your|by\syour)\s(?:own\s|sole\s|repeated\s)?(?:fault|failures?|mistakes?|negligence|inaction|misconduct|omissions?)"
        + _END,
        rf"(?:you\sare|is)\sto\sblame{_END}|blame\w{{0,2}}{_END}|your\sshortcomings?{_END}",
        r"unacceptabl[ey]|unreliable|negligen(?:t|ce)|careless\w{0,4}|intolerable",
        rf"(?:not|no\slonger|cannot|can't)\s(?:be\s)?(?:acceptable|accepted|accept|tolerated?){_END}",
        rf"(?:we|i)\s(?:are|am)\s(?:\w{{1,20}}\s)?(?:disappointed|dismayed|appalled){_END}|disappointing\w{{0,2}}",
        rf"(?:despite|in\sspite\sof)\s(?:our\s)?(?:repeated|several|numerous|many|multiple|countless){_END}",
        rf"repeatedly{_END}",
    ),
}

# allowed where the sentence names the clause it rests on
THREAT_OR_LAW = {
    _DE: _any(
        r"vertrags(?:bruch|brüch\w{1,4}|verletzung\w{0,2}|verstoß\w{0,2}|verstöße\w{0,1}|strafen?|widrig\w{0,3})",
        r"(?:pflicht|abnahme)verletzung\w{0,2}|nichterfüllung|nichteinhaltung|pönalen?|konventionalstrafen?",
        rf"(?<!ohne\s)(?:liefer|zahlungs|annahme|abnahme|schuldner|gläubiger)?verzug(?:s|es)?{_END}|verzugs(?:zins|schad|kosten)\w{{0,4}}",
        r"schaden(?:s)?ersatz\w{0,12}|haftbar|in\shaftung|regress\w{0,6}",
        rf"(?:ab|er)?mahn(?:ung|ungen|verfahren|bescheid|gebühr\w{{0,2}}|en){_END}|abgemahnt|angemahnt|gemahnt",
        r"(?:letzte|letztmalige|allerletzte|endgültige)[rsn]?\s(?:frist|mahnung|warnung|aufforderung|gelegenheit|chance)",
        rf"letztmal(?:s|ig)|zum\sletzten\smal{_END}|nachfrist\w{{0,2}}|fristsetzung|eine\sfrist\s(?:setzen|bis)|setzen\swir\s\w{{1,12}}\s"
        rf"(?:\w{{1,15}}\s)?frist|ultimatum\w{{0,2}}|ultimativ\w{{0,2}}",
        r"(?:rechtliche|juristische|gerichtliche|anwaltliche)[rsn]?\s(?:schritte\w?|konsequenzen|mittel\w?|maßnahmen)"
        r"|(?:weitere|ernste|ernsthafte)[rsn]?\skonsequenzen",
        r"rechtsweg\w{0,2}|rechtsanw[aä]lt\w{0,3}|unsere[nrsm]?\sanw[aä]lt\w{0,3}|vor\sgericht|gerichtlich\w{0,2}|verklag\w{1,3}"
        r"|einklag\w{1,3}|klage\s(?:erheben|einreichen)|inkasso\w{0,12}",
        r"fristlos\w{0,2}|außerordentlich\w{0,2}\s(?:zu\s)?kündig\w{0,4}|vom\svertrag\szurück\w{0,8}|rücktritt\svom\svertrag",
        r"(?:sehen|sähen)\swir\suns\s(?:\w{1,15}\s){0,3}?(?:gezwungen|genötigt|veranlasst)|(?:sind|wären)\swir\s(?:\w{1,12}\s){0,2}?gezwungen",
        r"behalten\swir\suns\s(?:\w{1,15}\s){0,3}?(?:rechte|schritte|ansprüche)|vorbehalt\saller\srechte|zwangsläufig\sfolgen",
        r"(?:andernfalls|ansonsten|sonst)\s(?:müssen|werden|sind)\swir|wir\s(?:müssen|werden)\s(?:sonst|andernfalls|ansonsten)",
        r"wir\sdrohen|drohen\swir|androh\w{1,5}|wird\s(?:\w{1,15}\s){0,2}?konsequenzen\shaben",
        r"fordern\swir\ssie|wir\sfordern\ssie|(?:sie|ihnen)\s(?:\w{1,15}\s){0,2}?auf(?:zu)?fordern",
        r"(?:müssen|muss)\s(?:wir|ich)\sdarauf\sbestehen|bestehen\swir\sdarauf|wir\sbestehen\s(?:darauf|auf)",
        r"(?:sie\ssind|sind\ssie)\s(?:\w{1,15}\s){0,3}?verpflichtet|abnahmeverpflichtung\w{0,2}|abnahmepflicht\w{0,2}"
        r"|ihre[rn]?\s(?:vertragliche[nr]?\s)?(?:verpflichtung(?:en)?|pflicht(?:en)?)(?![^\W_])",
    ),
    _EN: _any(
        r"(?:in\s)?breach(?:e[ds]|es|ing)?(?![^\W_])|violat(?:ion|ions|e|ed|es|ing)(?![^\W_])|non-?(?:performance|compliance)",
        r"(?<!by\s)(?<!the\s)default(?:ed|ing|s)?(?![^\W_])(?!\s(?:settings?|values?|options?|quantit\w{1,3}|address\w{0,2}|carriers?"
        r"|incoterms?|locations?|languages?|contacts?|packaging|packing|forwarder|mode|schedules?|routes?|delivery|lead|lot|unit))",
        r"(?<!without\s)(?<!no\s)penalt(?:y|ies)(?![^\W_])|penalis\w{1,4}|penaliz\w{1,4}",
        r"(?:claim|seek|pay|liquidated|compensation\sfor)\s(?:\w{1,20}\s)?damages|liable|liabilit(?:y|ies)\sfor|compensation\sclaims?|claims?\sfor\scompensation",
        r"(?:final|last|formal)\s(?:warning|notice|demand|reminder|deadline|chance|opportunity)|dunning\w{0,8}|ultimatum\w{0,1}",
        r"legal\s(?:action|steps?|proceedings|remed\w{1,3}|consequences|claims?|means)|lawyers?|attorneys?|solicitors?|litigation"
        r"|(?:in|to|before)\s(?:a\s)?court(?![^\W_])|lawsuits?|(?:to|will|we)\ssue(?![^\W_])|debt\scollect\w{1,4}|collection\sagency",
        r"(?:serious|further|severe|face|with)\sconsequences|there\swill\sbe\sconsequences",
        r"(?:be|are|feel)\s(?:forced|compelled|obliged)\sto|(?:no|without)\s(?:other\s)?(?:choice|alternative|option)\sbut",
        r"(?:must|have\sto|need\sto)\sinsist|we\sinsist|we\s(?:hereby\s)?demand|reserve\s(?:all\s)?(?:our\s|the\s)?rights?|all\srights\sreserved",
        r"otherwise,?\swe\s(?:will|must|shall|have\sto)(?![^\W_])",
        r"terminate\s(?:\w{1,20}\s){0,3}?(?:immediately|without\snotice|with\simmediate\seffect)|threat\w{0,6}",
        r"you\sare\s(?:\w{1,20}\s)?(?:obliged|obligated|required|bound)\sto|your\s(?:contractual\s)?(?:obligations?|dut(?:y|ies))(?![^\W_])"
        r"|obligations?\sto\s(?:purchase|accept|call|take)",
    ),
}

PRAISE = {
    _DE: _any(
        r"(?:welt)?marktführ\w{0,5}|branchenführ\w{0,4}|konkurrenzlos\w{0,2}|unschlagbar\w{0,2}|einzigartig\w{0,2}|weltklasse"
        r"|unübertroffen\w{0,2}|unerreicht\w{0,2}|(?:nr\.|nummer)\s(?:1|eins)(?![^\W_])",
        r"unser\w{0,2}\s(?:\w{1,20}\s)?(?:beste|führende|erstklassige|hervorragende|herausragende|überlegene|größte|schnellste"
        r"|zuverlässigste|höchste)[nmrs]?\s(?!(?:dank|grüße|gruß|wünsche|wissen|bemüh|ergebnis\sbisher)[^\W_]{0,8})",
        r"(?:wir\ssind|sind\swir|als)\s(?:\w{1,20}\s)?(?:der|die|das)\s(?:\w{1,20}\s)?(?:beste|größte|führende|schnellste|zuverlässigste"
        r"|modernste|innovativste)[nmrs]?(?![^\W_])",
        r"wie\skein\sander\w{0,3}|besser\sals\s(?:jeder|alle|jeglicher)|allen\swettbewerbern\süberlegen",
    ),
    _EN: _any(
        r"world-?\s?class|(?:market|industry|world)[\s-]leading|(?:market|industry)\sleaders?|best[\s-]in[\s-]class|second\sto\snone"
        r"|unrivall?ed|unbeatable|unmatched|unparalleled|number\sone|no\.\s1(?![^\W_])|cutting[\s-]edge|one\sof\sa\skind",
        r"(?:our|we\sare\sthe|we\shave\sthe|we\soffer\sthe)\s(?:\w{1,20}\s)?(?:best|finest|fastest|leading|largest|greatest|foremost|superior"
        r"|outstanding|excellent|most\s(?:reliable|innovative|modern|advanced|experienced))\s"
        r"(?!(?:efforts?|endeavou?rs?|regards|wishes|open|estimate|knowledge|guess|judg\w{2,5}|order|orders|customers?|volume)(?![^\W_]))",
        r"like\sno\sother|better\sthan\s(?:anyone|any\sother|everyone|all)",
    ),
}
