"""What English promises are about, by kind."""

from collections.abc import Mapping

from agent.domain.rights.commitment import CommitmentKind as Kind
from agent.domain.rights.cues import Subject, subject

_NUMBER = r"(?<![\d.,])\d[\d.,]*"
_PERCENT = (
    rf"{_NUMBER}\s?(?:%|per\s?cent\b|percent\b|pct\b)|\b(?:one|two|three|four|five|six|seven|eight"
    rf"|nine|ten|twelve|fifteen)\s(?:%|per\s?cent|percent)"
)
_MONEY = rf"(?:€|EUR|\$|USD|£)\s?{_NUMBER}|{_NUMBER}\s?(?:€|EUR\b|euros?\b)|\b\d{{1,4}}\.\d{{2}}\b"
_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday"
_WHEN = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH})\b|\b(?:{_MONTH})\s\d{{1,2}}\b|\b(?:by|in"
    rf"|end\sof|before|from)\s(?:{_MONTH})\b|\bweek\s?\d+|\bCW\s?\d+"
    rf"|\b(?:this|next|coming)\s(?:week|month|quarter|{_DAY})|\b(?:today|tomorrow|immediately"
    rf"|within)\b|\d{{4}}-\d{{2}}-\d{{2}}|\bby\s(?:{_DAY})|\bright\saway\b"
)
_PIECES = rf"{_NUMBER}\s?(?:pieces|pcs|parts|units|tons?|tonnes?|kg|pallets)\b"
_PRICE_WORD = (
    r"\bprice[sd]?\b|\bpricing\b|\bdiscount\w*|\brebate\w*|\bsurcharge\w*|\bmark-?down\w*"
    r"|\bprice-?\w+\b|\bfree\sof\scharge\b|\bbonus\b|\b(?:list|unit)\sprice\b|\bcharge\b"
    r"|\bcheaper\b|\braw\smaterial\sincrease\w*|\bextra\scosts?\b|\bcome\sdown\b|\bfreight\b"
    r"|\btooling\b|\bcosts?\b|\b(?:is|are)\son\sus\b|\bmore\sexpensive\b"
)
_TERM = (
    r"\bpayment\sterms?\b|\bterms\sof\spayment\b|\bnet\s?\d+|\d+\s?(?:days?\s)?net\b"
    r"|\bterms\b(?=.*\bdays?\b)|\bdays?\b(?=.*\bto\spay\b)|\bto\spay\b(?=.*\bdays?\b)"
    r"|\binstal?lments?\b|\bpay(?:ing)?\slater\b"
)
_CREDIT = (
    rf"{_TERM}|\bcredit\s(?:limit|line|insurance)\w*|\bprepay\w*|\bpre-pay\w*|\bdown\spayment\w*"
    rf"|\bpayment\sin\sadvance\b|\bbank\sguarantee\w*|\bover\s(?:your|the)\slimit\b"
    rf"|\bpay\b(?=.*\b(?:until|later|only\sin|in\s\w+)\b)|\b\d+\sdays\b(?=\W*(?:no\sproblem|ok|fine"
    rf"|it\sis))|\bcredit\s(?:block|hold)\w*|\bdue\sdate\w*|\boverdue\b|\btransfer\b(?=.*\bdays\b)"
)
_CAPACITY = (
    r"\bcapacit\w+|\bconsignment\b|\bsafety\sstock\w*|\bbuffer\b|\bin\sstock\b|\bextra\sshift\w*"
    r"|\badditional\sshift\w*|\bmachine\b|\bline\b|\bslots?\b|\bpriority\b"
    r"|\bahead\sof\sother\b|\bwarehous\w*|\bstock\b(?=.*\bfor\syou\b)|\bexclusiv\w+\b"
    r"|\bsecond\s(?:source|site|plant)\b|\bstockpil\w*|\bstock\b|\broom\sfor\syou\b|\bshifts?\b"
    r"|\bpreferential\w*|\bpreference\b|\bstaff\b|\bweekend\b|\bovertime\b|\bshelf\b"
    r"|\b\w+\scent(?:re|er)s?\b"
)
_DELIVERY = (
    r"\bdeliver(?:y|ies|ed|s|ing)?\b(?!\s(?:address|note))|\bship(?:ment|ments|ped|ping|s)?\b"
    r"|\bdispatch\w*|\blead\stime\w*|\bdelivery\sdate\w*|\barriv\w+|\bleav\w+\s(?:our"
    r"|the)\s(?:plant|factory|warehouse)|\bon\syour\sdock\b|\bbalance\b|\bgo(?:es)?\sout\b"
    r"|\bready\sto\sship\b|\bpartial\sdeliver\w+"
)
_TECHNICAL = (
    r"\b1\.\d{4}\b(?!\s?(?:€|EUR))|\btoleranc\w+|\bmaterial\b|\balloy\b(?!\ssurcharge)|\bdrawing\w*|\bcoating\w*|\bsurface\b"
    r"|\bspec(?:s|ification\w*)?\b|\bdimension\w*|\bdesign\b|\btechnical\schange\w*|\bhardness\b"
    r"|\bgeometry\b|\bdiameter\w*|\bwall\sthickness\b|\bgrade\b|\bcompound\b|\bfinish\b"
    r"|\b(?:stainless\s)?steel\b|\bbrass\b|\balumini?um\b|\bplastics?\b|\bcopper\b|\bcolou?r\b"
    r"|\bvariant\w*|\bpackaging\b|\d\s?mm\b|\bthread\b|\broughness\b|\bRz\s?\d|\bRa\s?\d"
)
_CONTRACT = (
    r"\bterms\s(?:of\spurchase|and\sconditions)\b|\b(?:purchas\w+|general|your)\s(?:terms"
    r"|conditions)\b|\bT&Cs?\b|\bclauses?\b|\bliabilit\w+|\bpenalt\w+|\bliquidated\sdamages\b"
    r"|\bwarrant(?:y|ies)\b|\bjurisdiction\b|\bgoverning\slaw\b|\bindemni\w+"
    r"|\bcontract\b(?=.*\b(?:renew|extend|sign|amend|terminat)\w*)|\b(?:renew|extend|sign|amend"
    r"|terminat)\w*\b.*\b(?:contract|(?:framework|supply)\sagreement)\b"
    r"|\bframework\sagreement\b(?=.*\b(?:renew|extend|sign|amend|terminat)\w*)|\bexclusivity\b"
    r"|\bminimum\spurchase\b|\bIncoterms?\b|\btake-or-pay\b|\bnotice\speriod\b|\bbuy-?back\b"
    r"|\bquality\sassurance\sagreement\b|\bcontract\s(?:wording|text)\b|\blimitation\speriod\b"
    r"|§\s?\d|\bsection\s\d+"
)
_NDA = r"\bNDAs?\b|\bnon-?\s?disclosure\b|\bconfidentiality\sagreement\b|\bsecrecy\sagreement\b"
_HOLD = r"\bhold(?:s|ing)?\b|\bkeep(?:s|ing)?\b|\bfreez\w+|\bfreeze\b|\bfix(?:ed|es|ing)?\b|\bmaintain\w*"
_LOWER = (
    rf"{_HOLD}|\blower\w*|\breduc\w+|\bcut\b|\bdrop\w*|\bknock\w*\b|\bwaiv\w+|\btake\b.*\boff\b"
    rf"|\bcome\sdown\b|\bmatch\w*|\bmeet\b|\bincreas\w+|\brais\w+|\bcharge\b|\bgive\b|\bdo\b|\bgo\b"
    rf"|\babsorb\w*|\bset\b|\bthrow\b"
)
_MORE = (
    r"\bgive\b|\bextend\w*|\brais\w+|\bincreas\w+|\bship\w*|\bdeliver\w*|\bwaiv\w+|\blift\w*"
    r"|\bdrop\b|\ballow\w*|\bset\b|\bmove\b|\bdo\b|\blet\b|\btake\b|\brelease\b"
)
_KEEP = (
    rf"{_HOLD}|\breserv\w+|\bblock\w*|\bset\b.*\bup\b|\bset\sup\b|\brun\b|\badd\b|\bgive\b"
    rf"|\bprioriti[sz]\w+|\bbuild\b|\bstock\w*|\bstore\b|\bput\b|\ballocat\w+|\bdedicat\w+"
    rf"|\bsecur\w+|\bset\saside\b|\bearmark\w*|\bbook\w*"
)
_CHANGE = (
    r"\bchang\w+|\badapt\w*|\badjust\w*|\bswitch\w*|\buse\b|\busing\b|\bmodif\w+|\bupdat\w+"
    r"|\bmake\b|\brelax\w*|\btighten\w*|\bwiden\w*|\bmove\b|\bgo\s(?:to|with)\b|\bapply\b"
    r"|\bimplement\w*|\breplac\w+|\bmatch\w*|\bhold\b|\bmeet\b|\bmanufactur\w+|\bproduce\b"
    r"|\bincorporat\w+"
)
_ACCEPT = (
    r"\baccept\w*|\bsign(?:s|ed|ing)?\b|\bextend\w*|\brenew\w*|\bamend\w*|\bstrike\b|\bdelete\b"
    r"|\bremove\b|\bwaiv\w+|\btake\b|\bbear\b|\bassum\w+|\bindemnif\w+|\bterminat\w+|\bgo\salong\b"
    r"|\blive\swith\b|\bapprov\w+|\brecogni[sz]\w+|\bchange\b|\badopt\w*|\bcountersign\w*"
)

SUBJECTS: Mapping[Kind, Subject] = {
    Kind.PRICE: subject(
        rf"{_PRICE_WORD}|(?:{_PERCENT})\s*(?:off|on\stop|less|cheaper|down)\b|\b(?:knock|grant|give"
        rf"|offer|do|take|gives?|giving|get)\b.*?(?:{_PERCENT})(?!\s*\w*(?:deposit|down\spayment|penalt"
        rf"|insur))|(?:{_MONEY})\s*(?:per|a|each|/)\s*(?:\d+\s)?(?:piece|pc|pcs|unit|part)?"
        rf"|(?<![±\d,])\d{{1,4}}\.\d{{2}}\b(?!\s?mm)",
        rf"(?:{_PRICE_WORD}).*?(?:{_PERCENT}|{_MONEY})|(?:{_PERCENT}|{_MONEY}).*?(?:{_PRICE_WORD})"
        rf"|(?:{_PERCENT})\s*(?:off|on\stop|less|cheaper)\b|(?:{_MONEY})\s*(?:per|a|each"
        rf"|/)\s*(?:\d+\s)?(?:piece|pc|pcs|unit|part)",
        _LOWER,
        rf"\b(?:your|the)\snew\s(?:unit\s)?price\b|\bprices?\s(?:stays?|remains?|will\s(?:stay"
        rf"|remain))\b|\b(?:our\s)?(?:quotation|offer|quote)\b.*(?:{_MONEY})|\b(?:final\s(?:word|price)"
        rf"|last\sword)\b.*(?:{_MONEY})|(?:{_PERCENT})\s(?:is|are)\syours\b|\bprices?\b.*\bfrom\s(?:\d"
        rf"|{_MONTH})",
    ),
    Kind.CREDIT: subject(
        _CREDIT,
        rf"(?:{_TERM}).*?\d|\bnet\s?\d\d|(?<!\d)\d.*?(?:{_TERM})|\bcredit\s(?:limit|line)\b.*?(?:{_MONEY})|\b(?:although"
        rf"|though|despite|even\sthough|in\sspite)\b.*\blimit\b",
        _MORE,
        r"\b(?:ship|deliver)\w*\b.*\b(?:despite|although|even\sthough|in\sspite)\b.*\blimit\b"
        r"|\bwithout\sprepayment\b.*\b(?:ship|deliver)\w*|\b(?:ship"
        r"|deliver)\w*\b.*\bwithout\sprepayment\b",
    ),
    Kind.CAPACITY: subject(
        _CAPACITY,
        rf"(?:{_CAPACITY}).*?{_PIECES}|{_PIECES}.*?(?:{_CAPACITY})",
        _KEEP,
        r"\b(?:capacity|slot|machine|stock)\b.*\b(?:is|has\sbeen|are)\b.*\b(?:reserved|secured|blocked"
        r"|set\saside|booked)\sfor\syou\b",
    ),
    Kind.DELIVERY: subject(
        rf"{_PIECES}|(?:\b(?:send|schick|bring)\w*\b.*\b(?:week|Woche)\b)"
        rf"|(?:{_DELIVERY}).*?(?:{_WHEN}|{_PIECES})|(?:{_WHEN}|{_PIECES}).*?(?:{_DELIVERY})"
        rf"|{_PIECES}.*(?:{_WHEN})|(?:{_WHEN}).*{_PIECES}|\bdelivery\sdate\w*",
        rf"(?:{_DELIVERY}).*?(?:{_WHEN}|{_PIECES})|(?:{_WHEN}|{_PIECES}).*?(?:{_DELIVERY})"
        rf"|{_PIECES}.*(?:{_WHEN})|(?:{_WHEN}).*{_PIECES}",
        r"\bdeliver\w*|\bship\w*|\bkeep\b|\bmeet\b|\bshorten\w*|\bget\b|\bsend\b|\bdispatch\w*"
        r"|\bexpedit\w+|\bpull\b.*\bforward\b|\bbring\b.*\bforward\b",
        rf"\b(?:goods|parts|pieces)\b.*\b(?:will|are\sgoing\sto)\b.*(?:{_WHEN})|\bdelivery\b.*\b(?:is"
        rf"|will\sbe|takes\splace)\b.*(?:{_WHEN})",
    ),
    Kind.TECHNICAL: subject(
        _TECHNICAL,
        r"\btoleranc\w+.*\d|±\s?\d|\d\s?mm\b|\b1\.4\d{3}\b",
        _CHANGE,
        r"\b(?:tolerance|material|drawing|coating)\b.*\b(?:will\sbe|is|has\sbeen)\b.*\b(?:changed"
        r"|adapted|switched|implemented|updated|confirmed|widened)\b",
    ),
    Kind.CONTRACT: subject(
        _CONTRACT,
        r"(?!)",
        _ACCEPT,
        r"\byour\s(?:terms|conditions)\b.*\b(?:shall\s|will\s)?appl(?:y|ies)\b|\b(?:clause|penalty"
        r"|terms\sof\spurchase|liability)\b.*\b(?:is|are)\b.*\baccepted\b",
    ),
    Kind.NDA: subject(
        _NDA,
        r"(?!)",
        _ACCEPT,
        r"\b(?:attached|enclosed|hereby)\b.*\b(?:counter)?signed\b|\b(?:with|bears)\sour\ssignature\b"
        r"|\b(?:NDA|non-?disclosure\sagreement|confidentiality\sagreement)\b.*\b(?:is|has\sbeen"
        r"|will\sbe)\b.*\b(?:signed|accepted|approved)\b",
    ),
    Kind.ORDER_PROCESSING: subject(
        r"\border(?:s|ed)?\b|\bdelivery\saddress\b|\border\sconfirmation\b|\bbilling\saddress\b|\bdelivery\snote\b",
        r"(?!)",
        r"\benter\w*|\bcreat\w+|\bcancel\w*|\bchang\w+|\bamend\w*|\bsend\w*|\bbook\w*|\bcorrect\w*|\bupdat\w+",
        r"\border\b.*\b(?:is|has\sbeen)\b.*\b(?:entered|cancelled|changed)\b",
    ),
    Kind.TECHNICAL_RELEASE: subject(
        r"\bdrawing\w*|\b(?:initial\s)?sample\w*|\bseries\b|\bPPAP\b|\btechnical\s(?:release"
        r"|approval)\b|\bprototype\w*|\bpart\b(?=.*\breleas\w+)",
        r"(?!)",
        r"\breleas\w+|\bapprov(?:e|ed|ing)\b|\bsign\w*\soff\b|\bgive\b.*\b(?:release|approval)\b",
        r"\b(?:drawing|sample|prototype|part)s?\b.*\b(?:is|are|has\sbeen|have\sbeen)\b.*\b(?:released|approved)\b",
    ),
    Kind.SUPPLIER: subject(
        r"\b(?:sub-?)?supplier\w*|\bvendor\w*|\bsub-?contractor\w*|\bpurchase\sprice\b",
        r"(?!)",
        r"\bchang\w+|\bswitch\w*|\breplac\w+|\bappoint\w*|\bchas\w+|\bqualif\w+|\bnegotiat\w+"
        r"|\bblock\w*|\buse\b|\btake\son\b",
    ),
    Kind.QUALITY: subject(
        r"\bcomplaint\w*|\b8D\b|\btest\scertificate\w*|\bmaterial\scertificate\w*|\bblocked\sgoods\b"
        r"|\bbatch\w*|\baudit\w*|\breplacement\b|\btest\sreport\w*|\bdefect\w*|\bclaim\b|\bfaulty\b"
        r"|\brework\w*|\bscrap\b|\bsorting\b",
        r"(?!)",
        r"\backnowledg\w+|\baccept\w*|\bsend\w*|\bissu\w+|\bblock\w*|\bsort\w*|\breplac\w+|\bcover\w*"
        r"|\bhandle\w*|\bproduce\b|\brelease\b|\bprovid\w+",
    ),
    Kind.FINANCE_ADMINISTRATION: subject(
        r"\bcredit\snote\w*|\binvoic\w+|\bdunning\b|\bpayment\sreminder\w*|\blate\sfee\w*"
        r"|\bdefault\sinterest\b|\baccount\sstatement\b",
        r"(?!)",
        r"\bissu\w+|\bsend\w*|\bbook\w*|\bpost\w*|\bcancel\w*|\bcorrect\w*|\bwrite\b|\bwaiv\w+"
        r"|\bcredit\s(?:you|your)\b|\bstop\w*|\breissu\w+",
        r"\bcredit\snote\b.*\b(?:is|will|follows)\b",
    ),
    Kind.TRACKING: subject(
        r"\bparcel\w*|\btracking\b|\bshipment\w*|\bpallet\w*|\bcourier\w*|\bforwarder\w*|\btruck\w*"
        r"|\bpackage\w*|\bconsignment\b(?=.*\b(?:arriv|left)\w*)",
        r"(?!)",
        r"\bsend\w*|\btrack\w*\b.*\bfor\syou\b|\bcall\w*|\bredirect\w*|\breroute\w*|\bchase\b",
        r"\btracking\s(?:number|code|no)\b.*\b(?:is|:)\s*\w*\d|\b(?:parcel|shipment|truck"
        r"|package)\b.*\b(?:will|is|has|arrives?)\b.*\b(?:tomorrow|today|arriv\w+|delivered"
        r"|on\sits\sway|left|Monday|Tuesday|Wednesday|Thursday|Friday)",
    ),
}
