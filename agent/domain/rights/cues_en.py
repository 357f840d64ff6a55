"""English promises."""

from agent.domain.rights.commitment import CommitmentKind as Kind
from agent.domain.rights.cues import Cues, pattern, subject

_NUMBER = r"\d[\d.,]*"
_PERCENT = rf"{_NUMBER}\s?(?:%|per\s?cent\b|percent\b|pct\b)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)\s(?:%|per\s?cent|percent)"
_MONEY = rf"(?:€|EUR|\$|USD|£)\s?{_NUMBER}|{_NUMBER}\s?(?:€|EUR\b|euros?\b)|\b\d{{1,4}}\.\d{{2}}\b"
_MONTH = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday"
_WHEN = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH})\b|\b(?:{_MONTH})\s\d{{1,2}}\b|\b(?:by|in|end\sof|before|from)\s(?:{_MONTH})\b|\bweek\s?\d+|\bCW\s?\d+"
    rf"|\b(?:this|next|coming)\s(?:week|month|quarter|{_DAY})|\b(?:today|tomorrow|immediately|within)\b|\d{{4}}-\d{{2}}-\d{{2}}|\bby\s(?:{_DAY})|\bright\saway\b"
)
_PIECES = rf"{_NUMBER}\s?(?:pieces|pcs|parts|units|tons?|tonnes?|kg|pallets)\b"
_PRICE_WORD = (
    r"\bprice[sd]?\b|\bpricing\b|\bdiscount\w*|\brebate\w*|\bsurcharge\w*|\bmark-?down\w*|\bprice-?\w+\b|\bfree\sof\scharge\b|\bbonus\b|\b(?:list|unit)\sprice\b|\bcharge\b|\bcheaper\b"
)
_TERM = r"\bpayment\sterms?\b|\bterms\sof\spayment\b|\bnet\s?\d+|\d+\s?(?:days?\s)?net\b|\bterms\b(?=.*\bdays?\b)|\bdays?\b(?=.*\bto\spay\b)|\bto\spay\b(?=.*\bdays?\b)|\binstal?lments?\b|\bpay(?:ing)?\slater\b"
_CREDIT = rf"{_TERM}|\bcredit\s(?:limit|line|insurance)\w*|\bprepay\w*|\bpre-pay\w*|\bdown\spayment\w*|\bpayment\sin\sadvance\b|\bbank\sguarantee\w*|\bover\s(?:your|the)\slimit\b"
_CAPACITY = (
    r"\bcapacit\w+|\bconsignment\b|\bsafety\sstock\w*|\bbuffer\b|\bin\sstock\b|\bextra\sshift\w*|\badditional\sshift\w*|\bmachine\b|\bline\s?time\b|\bslots?\b|\bpriority\b|\bahead\sof\sother\b|\bwarehous\w*|\bstock\b(?=.*\bfor\syou\b)|\bexclusiv\w+\b|\bsecond\s(?:source|site|plant)\b|\bstockpil\w*"
)
_DELIVERY = r"\bdeliver(?:y|ies|ed|s|ing)?\b(?!\s(?:address|note))|\bship(?:ment|ments|ped|ping|s)?\b|\bdispatch\w*|\blead\stime\w*|\bdelivery\sdate\w*"
_TECHNICAL = (
    r"\btoleranc\w+|\bmaterial\b|\balloy\b(?!\ssurcharge)|\bdrawing\w*|\bcoating\w*|\bsurface\b|\bspec(?:s|ification\w*)?\b|\bdimension\w*|\bdesign\b|\btechnical\schange\w*|\bhardness\b|\bgeometry\b|\bdiameter\w*|\bwall\sthickness\b|\bgrade\b|\bcompound\b|\bfinish\b"
)
_CONTRACT = (
    r"\bterms\s(?:of\spurchase|and\sconditions)\b|\b(?:purchas\w+|general|your)\s(?:terms|conditions)\b|\bT&Cs?\b|\bclauses?\b|\bliabilit\w+|\bpenalt\w+|\bliquidated\sdamages\b|\bwarrant(?:y|ies)\b|\bjurisdiction\b|\bgoverning\slaw\b|\bindemni\w+"
    r"|\bcontract\b(?=.*\b(?:renew|extend|sign|amend|terminat)\w*)|\b(?:renew|extend|sign|amend|terminat)\w*\b.*\b(?:contract|(?:framework|supply)\sagreement)\b|\bframework\sagreement\b(?=.*\b(?:renew|extend|sign|amend|terminat)\w*)|\bexclusivity\b|\bminimum\spurchase\b|\bIncoterms?\b|\btake-or-pay\b|\bnotice\speriod\b|\bbuy-?back\b|\bquality\sassurance\sagreement\b"
)
_NDA = r"\bNDAs?\b|\bnon-?\s?disclosure\b|\bconfidentiality\sagreement\b|\bsecrecy\sagreement\b"
_HOLD = r"\bhold(?:s|ing)?\b|\bkeep(?:s|ing)?\b|\bfreez\w+|\bfreeze\b|\bfix(?:ed|es|ing)?\b|\bmaintain\w*"
_LOWER = rf"{_HOLD}|\blower\w*|\breduc\w+|\bcut\b|\bdrop\w*|\bknock\w*\b|\bwaiv\w+|\btake\b.*\boff\b|\bcome\sdown\b|\bmatch\w*|\bmeet\b|\bincreas\w+|\brais\w+|\bcharge\b|\bgive\b|\bdo\b|\bgo\b|\babsorb\w*|\bset\b|\bthrow\b"
_MORE = r"\bgive\b|\bextend\w*|\brais\w+|\bincreas\w+|\bship\w*|\bdeliver\w*|\bwaiv\w+|\blift\w*|\bdrop\b|\ballow\w*|\bset\b|\bmove\b|\bdo\b|\blet\b|\btake\b|\brelease\b"
_KEEP = rf"{_HOLD}|\breserv\w+|\bblock\w*|\bset\b.*\bup\b|\bset\sup\b|\brun\b|\badd\b|\bgive\b|\bprioriti[sz]\w+|\bbuild\b|\bstock\w*|\bstore\b|\bput\b|\ballocat\w+|\bdedicat\w+|\bsecur\w+|\bset\saside\b|\bearmark\w*|\bbook\w*"
_CHANGE = r"\bchang\w+|\badapt\w*|\badjust\w*|\bswitch\w*|\buse\b|\busing\b|\bmodif\w+|\bupdat\w+|\bmake\b|\brelax\w*|\btighten\w*|\bwiden\w*|\bmove\b|\bgo\s(?:to|with)\b|\bapply\b|\bimplement\w*|\breplac\w+|\bmatch\w*|\bhold\b|\bmeet\b|\bmanufactur\w+|\bproduce\b|\bincorporat\w+"
_ACCEPT = r"\baccept\w*|\bsign(?:s|ed|ing)?\b|\bextend\w*|\brenew\w*|\bamend\w*|\bstrike\b|\bdelete\b|\bremove\b|\bwaiv\w+|\btake\b|\bbear\b|\bassum\w+|\bindemnif\w+|\bterminat\w+|\bgo\salong\b|\blive\swith\b|\bapprov\w+|\brecogni[sz]\w+|\bchange\b|\badopt\w*|\bcountersign\w*"

EN = Cues(
    ours=pattern(r"\b(?:we|I|by\sus|our\sside|Melchers(?:\sComponents)?)\b|\bwe['’]|\bI['’]|\b(?:happy|glad|pleased)\sto\b|\bconsider\sit\b"),
    theirs=pattern(
        r"\byou(?:['’]ve|\shave)?\s(?:ask\w*|request\w*|want\w*|expect\w*|demand\w*|propos\w*|suggest\w*|mention\w*|wish\w*)\b|\bplease\b(?!.*\b(?:find|accept|consider)\b)|\byour\s(?:request|wish|demand|proposal|suggestion|question)\b(?!.*\b(?:grant|accept|agree|fulfil|approv)\w*)|\bif\syou\s(?:could|can|would)\b"
    ),
    gets=pattern(
        r"\byou(?:['’]ll|\swill|\scan|\sshall|\sare\sgoing\sto|['’]re\sgetting|\sare\sgetting)?\s(?:only\s|now\s|just\s)*(?:get\w*|receiv\w*|pay\w*|have|benefit\w*)\b|\bit['’]?s\syours\b|\byours\b"
    ),
    promises=pattern(
        r"\bgrant(?:ing|ed)?\b|\boffer(?:ing)?\b|\bguarantee\w*|\bpromise\w*|\bconfirm(?:ing|ed)?\b|\breserv(?:e|ing|ed)\b|\bcommit(?:ted|ting|s)?\b|\baccept(?:ed|ing|able)?\b|\bagree(?:ing)?\b|\b(?:we|I)(?:\shave|[\'’]ve)?\s(?:all\s)?agreed\b|\bundertake\w*|\bwarrant\b|\bassure\w*|\bmy\sword\b|\bour\sword\b|\bpledge\w*|\bconcede\w*|\bgive\syou\b|\bgiving\syou\b|\bwaiv(?:e|ing|ed)\b"
    ),
    agrees=pattern(
        r"\bworks\sfor\s(?:us|me)\b|\b(?:is|are|['’]s)\s(?:fine|ok|okay|alright|all\sright|good|acceptable|possible|doable|approved|accepted)\b|\b(?:fine|ok|okay)\s(?:with|by|for)\s(?:us|me)\b|\bdeal\b(?!\swith)|(?<!the\s)(?<!as\s)\bagreed\b(?!\s(?:price|term|payment|quantit))|\bno\sproblem\b|\bconsider\sit\sdone\b|\bsure\b|\bof\scourse\b|\byou\sgot\sit\b|\blooks\sgood\b|\bcan\sdo\b|\bhappy\sto\b|\bfine\sby\b|\bcan\slive\swith\b|\bdone\sdeal\b|\blet['’]?s\sdo\b|\bgo\sahead\b|\ball\sgood\b"
    ),
    binds=pattern(r"\b(?:guarantee|promise|commit|undertake|warrant|pledge|assure)\b"),
    leaves_open=pattern(
        r"\bcheck(?:ing|ed)?\b|\breview\w*|\bclarif\w+|\bdiscuss\w*(?<!discussed)|\b(?:be|to\sbe)\sdiscussed\b|\btalk\w*|\bspeak\b|\balign\w*|\bask(?:ing|ed)?\b|\bunderstand\b|\bpass(?:ed|ing)?\b.*\bon\b|\bforward(?:ed|ing)?\b(?!\slooking)|\bnoted\b|\btake\snote\b|\blook(?:ing)?\sforward\b|\bthank\w*|\bpropose[sd]?\b|\bsuggest\w*|\bconsider(?:ing)?\b(?!\sit)|\boptions?\b|\bpossible\b(?=.*\?)|\bcome\sback\sto\syou\b|\bget\sback\sto\syou\b|\bhear\b|\bexplor\w+|\bevaluat\w+|\binvestigat\w+|\bassess\w*|\blook(?:ing)?\sinto\b|\bwonder\w*|\bhope\b|\bregret\b|\bunderstood\b|\bmight\b|\bwithout\sobligation\b|\bnon-?binding\b|\bis\swith\b|\bcontact\b|\bconvenient\b|\btopics?\b|\bagenda\b|\bsubject\sto\sreview\b|\bcalculat\w+"
    ),
    whether=pattern(r"\b(?:whether|if\swe|if\sI)\b|\b(?:how|what|which)\s(?:\w+\s){0,3}(?:we|I)\s(?:can|could|might)\b"),
    stands=pattern(
        r"\b(?:under|per|as\sper|according\sto|in\sline\swith|in\saccordance\swith|pursuant\sto)\s(?:the\s|your\s|our\s|this\s)?(?:existing\s|current\s)?(?:framework\s|supply\s)?(?:agreement|contract)\b|\bthe\sagreed\b|\bexisting\b|\bcurrent(?:ly)?\b|\bRV-\d{4}-\d+"
    ),
    past=pattern(r"\b(?:last\s(?:year|month|quarter|week)|previous(?:ly)?|in\sthe\spast|so\sfar|to\sdate|since\s(?:\d{4}|\w+\s\d{4})|formerly|earlier\sthis\syear|back\sin)\b"),
    refuses=pattern(
        r"\b(?:not|no|never|neither|nor|cannot|unable|unfortunately\simpossible|nothing|impossible|declin\w+|refus\w+|unfortunately\sun\w+)\b|n['’]t\b|\bwithout\b(?=.*\b(?:commitment|obligation|prejudice)\b)"
    ),
    not_refusing=pattern(
        r"\bno\s(?:problem|worries|issue|doubt|question)\w*|\bnot\sonly\b|\bno\s(?:later|more|less)\sthan\b|\bnot\s(?:later|more|less)\sthan\b|\bno\slonger\b|\b(?:not|won['’]t|don['’]t|never)\s(?:further\s)?(?:increas\w+|rais\w+|charge\w*)|\bno\s(?:further\s)?(?:price\s)?increases?\b|\bno\s(?:extra|additional)\s(?:charge|cost)s?\b|\bno\sneed\sfor\b|\bno\s(?:prepayment|surcharge|down\spayment)\b|\bwhy\snot\b"
    ),
    asks=pattern(
        r"\W*(?:and\s|but\s|so\s|or\s)?(?:\w+\s){0,2}(?:which|what|how|where|when|who|whom|why|whose)\b"
        r"|\W*(?:and\s|but\s|so\s|or\s)?(?:can|could|may|might|shall|should|will|would|do|does|did|is|are|was|were|have|has|had|must)\b"
    ),
    subjects={
        Kind.PRICE: subject(
            rf"{_PRICE_WORD}|(?:{_PERCENT})\s*(?:off|on\stop|less|cheaper|down)\b|\b(?:knock|grant|give|offer|do|take|gives?|giving|get)\b.*?(?:{_PERCENT})(?!\s*\w*(?:deposit|down\spayment|penalt|insur))|(?:{_MONEY})\s*(?:per|a|each|/)\s*(?:\d+\s)?(?:piece|pc|pcs|unit|part)?|(?<![±\d,])\d{{1,4}}\.\d{{2}}\b(?!\s?mm)",
            rf"(?:{_PRICE_WORD}).*?(?:{_PERCENT}|{_MONEY})|(?:{_PERCENT}|{_MONEY}).*?(?:{_PRICE_WORD})|(?:{_PERCENT})\s*(?:off|on\stop|less|cheaper)\b|(?:{_MONEY})\s*(?:per|a|each|/)\s*(?:\d+\s)?(?:piece|pc|pcs|unit|part)",
            _LOWER,
            rf"\b(?:your|the)\snew\s(?:unit\s)?price\b|\bprices?\s(?:stays?|remains?|will\s(?:stay|remain))\b|\b(?:our\s)?(?:quotation|offer|quote)\b.*(?:{_MONEY})|\bprices?\b.*\bfrom\s(?:\d|{_MONTH})",
        ),
        Kind.CREDIT: subject(
            _CREDIT,
            rf"(?:{_TERM}).*?\d+|\d+.*?(?:{_TERM})|\bcredit\s(?:limit|line)\b.*?(?:{_MONEY})|\b(?:although|though|despite|even\sthough|in\sspite)\b.*\blimit\b",
            _MORE,
            r"\b(?:ship|deliver)\w*\b.*\b(?:despite|although|even\sthough|in\sspite)\b.*\blimit\b|\bwithout\sprepayment\b.*\b(?:ship|deliver)\w*|\b(?:ship|deliver)\w*\b.*\bwithout\sprepayment\b",
        ),
        Kind.CAPACITY: subject(_CAPACITY, rf"(?:{_CAPACITY}).*?{_PIECES}|{_PIECES}.*?(?:{_CAPACITY})", _KEEP, r"\b(?:capacity|slot|machine|stock)\b.*\b(?:is|has\sbeen|are)\b.*\b(?:reserved|secured|blocked|set\saside|booked)\sfor\syou\b"),
        Kind.DELIVERY: subject(
            rf"(?:{_DELIVERY}).*?(?:{_WHEN}|{_PIECES})|(?:{_WHEN}|{_PIECES}).*?(?:{_DELIVERY})|{_PIECES}.*(?:{_WHEN})|(?:{_WHEN}).*{_PIECES}|\bdelivery\sdate\w*",
            rf"(?:{_DELIVERY}).*?(?:{_WHEN}|{_PIECES})|(?:{_WHEN}|{_PIECES}).*?(?:{_DELIVERY})|{_PIECES}.*(?:{_WHEN})|(?:{_WHEN}).*{_PIECES}",
            r"\bdeliver\w*|\bship\w*|\bkeep\b|\bmeet\b|\bshorten\w*|\bget\b|\bsend\b|\bdispatch\w*|\bexpedit\w+|\bpull\b.*\bforward\b|\bbring\b.*\bforward\b",
            rf"\b(?:goods|parts|pieces)\b.*\b(?:will|are\sgoing\sto)\b.*(?:{_WHEN})|\bdelivery\b.*\b(?:is|will\sbe|takes\splace)\b.*(?:{_WHEN})",
        ),
        Kind.TECHNICAL: subject(
            _TECHNICAL,
            r"\btoleranc\w+.*\d|±\s?\d|\b1\.4\d{3}\b",
            _CHANGE,
            r"\b(?:tolerance|material|drawing|coating)\b.*\b(?:will\sbe|is|has\sbeen)\b.*\b(?:changed|adapted|switched|implemented|updated|confirmed|widened)\b",
        ),
        Kind.CONTRACT: subject(_CONTRACT, r"(?!)", _ACCEPT, r"\byour\s(?:terms|conditions)\b.*\b(?:shall\s|will\s)?appl(?:y|ies)\b|\b(?:clause|penalty|terms\sof\spurchase|liability)\b.*\b(?:is|are)\b.*\baccepted\b"),
        Kind.NDA: subject(_NDA, r"(?!)", _ACCEPT, r"\b(?:NDA|non-?disclosure\sagreement)\b.*\b(?:is|has\sbeen|will\sbe)\b.*\b(?:signed|accepted|approved)\b"),
        Kind.ORDER_PROCESSING: subject(
            r"\border(?:s|ed)?\b|\bdelivery\saddress\b|\border\sconfirmation\b|\bbilling\saddress\b|\bdelivery\snote\b",
            r"(?!)",
            r"\benter\w*|\bcreat\w+|\bcancel\w*|\bchang\w+|\bamend\w*|\bsend\w*|\bbook\w*|\bcorrect\w*|\bupdat\w+",
            r"\border\b.*\b(?:is|has\sbeen)\b.*\b(?:entered|cancelled|changed)\b",
        ),
        Kind.TECHNICAL_RELEASE: subject(
            r"\bdrawing\w*|\b(?:initial\s)?sample\w*|\bseries\b|\bPPAP\b|\btechnical\s(?:release|approval)\b|\bprototype\w*|\bpart\b(?=.*\breleas\w+)",
            r"(?!)",
            r"\breleas\w+|\bapprov(?:e|ed|ing)\b|\bsign\w*\soff\b|\bgive\b.*\b(?:release|approval)\b",
            r"\b(?:drawing|sample|prototype|part)s?\b.*\b(?:is|are|has\sbeen|have\sbeen)\b.*\b(?:released|approved)\b",
        ),
        Kind.SUPPLIER: subject(
            r"\b(?:sub-?)?supplier\w*|\bvendor\w*|\bsub-?contractor\w*|\bpurchase\sprice\b",
            r"(?!)",
            r"\bchang\w+|\bswitch\w*|\breplac\w+|\bappoint\w*|\bchas\w+|\bqualif\w+|\bnegotiat\w+|\bblock\w*|\buse\b|\btake\son\b",
        ),
        Kind.QUALITY: subject(
            r"\bcomplaint\w*|\b8D\b|\btest\scertificate\w*|\bmaterial\scertificate\w*|\bblocked\sgoods\b|\bbatch\w*|\baudit\w*|\breplacement\b|\btest\sreport\w*|\bdefect\w*|\bclaim\b",
            r"(?!)",
            r"\backnowledg\w+|\baccept\w*|\bsend\w*|\bissu\w+|\bblock\w*|\bsort\w*|\breplac\w+|\bcover\w*|\bhandle\w*|\bproduce\b|\brelease\b|\bprovid\w+",
        ),
        Kind.FINANCE_ADMINISTRATION: subject(
            r"\bcredit\snote\w*|\binvoic\w+|\bdunning\b|\bpayment\sreminder\w*|\blate\sfee\w*|\bdefault\sinterest\b|\baccount\sstatement\b",
            r"(?!)",
            r"\bissu\w+|\bsend\w*|\bbook\w*|\bpost\w*|\bcancel\w*|\bcorrect\w*|\bwrite\b|\bwaiv\w+|\bcredit\s(?:you|your)\b|\bstop\w*|\breissu\w+",
            r"\bcredit\snote\b.*\b(?:is|will|follows)\b",
        ),
        Kind.TRACKING: subject(
            r"\bparcel\w*|\btracking\b|\bshipment\w*|\bpallet\w*|\bcourier\w*|\bforwarder\w*|\btruck\w*|\bpackage\w*|\bconsignment\b(?=.*\b(?:arriv|left)\w*)",
            r"(?!)",
            r"\bsend\w*|\btrack\w*\b.*\bfor\syou\b|\bcall\w*|\bredirect\w*|\breroute\w*|\bchase\b",
            r"\btracking\s(?:number|code|no)\b.*\b(?:is|:)\s*\w*\d|\b(?:parcel|shipment|truck|package)\b.*\b(?:will|is|has|arrives?)\b.*\b(?:tomorrow|today|arriv\w+|delivered|on\sits\sway|left|Monday|Tuesday|Wednesday|Thursday|Friday)",
        ),
    },
)
