"""Small signs that patterns tell better than examples: yes and no, greetings, "may I", language."""

import re
from enum import StrEnum

from agent.adapters.models.planner.words import fold

# verbs that ask for something to be made, not for something to be told
MAKES = re.compile(
    r"\b(?:entwirf|entwerf\w*|erstell\w*|erzeug\w*|bereite\w*|vorbereiten|"
    r"schreib\w*|verfass\w*|formulier\w*|setz\w*\b.*\b(?:auf|an)|aufsetzen|"
    r"leg\w*\b.*\ban|anlegen|mach\w*\b.*\b(?:fertig|fit)|stell\w*\b.*\bzusammen|"
    r"draft(?! (?:emails|mails))|prepare|write|create|generate|compose|"
    r"set up|put together|make (?:me )?(?:a|an|the)|get .* ready|bestell\w* .*\bnach|nachbestellen|place)\b"
)
ASKS = re.compile(
    r"^(?:und |and |so |also |sag mal |hey |hi |hallo )?(?:wer|wen|wem|"
    r"wessen|was|welche\w*|wie|wieviel\w*|wann|wo|worueber|worum|warum|"
    r"ist|sind|hat|haben|gibt|"
    r"who|whom|whose|what|which|how|when|where|why|is|are|do|does|did|has|have|any)\b"
)
MAY = re.compile(
    r"\b(?:darf|duerfen|duerfte|koennen|kann) (?:ich|wir)\b|\b(?:may|can|"
    r"could) (?:i|we)\b|\b(?:am i|are we) (?:allowed|authori\w+|entitled|"
    r"permitted)\b|"
    r"\b(?:bin ich|sind wir) (?:befugt|berechtigt|ermaechtigt)\b|\bwer (?:entscheidet|genehmigt|darf|muss|hat zu)\b|"
    r"\bwho (?:decides|approves|may|has to|must|can|needs to|signs)\b|\bbrauch\w* "
    r"(?:ich|wir)\b.*\b(?:zustimmung|freigabe|genehmigung|ok|jemanden)\b|"
    r"\bdo (?:i|we) need\b.*\b(?:approval|permission|consent|ok|anyone|"
    r"sign)|\b(?:meine|my) (?:entscheidung|decision)\b|\bwessen\b|\bwhose\b"
)
_CERTAINLY_MAY = re.compile(
    r"(?:^|[,.?!] )\W*(?:(?:und|and|sag mal|hallo|hi|hey|kurze frage|quick question)\W+)?"
    r"(?:(?:darf|duerfen) (?:ich|wir)|may (?:i|we)|(?:am i|are we) (?:allowed|authori\w+|entitled|permitted)|"
    r"(?:bin ich|sind wir) (?:befugt|berechtigt|ermaechtigt)|wer (?:entscheidet|"
    r"genehmigt|darf)|who (?:decides|approves|may)\b|"
    r"(?:reicht|genuegt) (?:meine|mein|es)\b|"
    r"wer hat (?:das letzte wort|das sagen)|who has (?:the )?(?:final|last) (?:say|word)|"
    r"is (?:my|it my) (?:approval|"
    r"decision|ok)|who is responsible for (?:approv|deci|sign|releas)|"
    r"wer ist zustaendig fuer die (?:freigabe|genehmigung|entscheidung|unterschrift))"
)
_POLITE = re.compile(
    r"\b(?:darf|duerfte|may|can|could) (?:ich|i|we|wir)\b(?: (?:mal|bitte|"
    r"please|dich|sie|you|quickly|kurz))*.{0,12}\b(?:bitten|sehen|haben|"
    r"wissen|fragen|see|have a look|know|ask|get)\b"
)
_GREETING = frozenset(
    "hallo hi hey moin servus gruezi guten gute morgen tag abend mahlzeit "
    "gruess gott dich euch zusammen hello good morning "
    "afternoon evening there du team na howdy greetings everyone all ihr liebe lieber assistent assistant".split()
)
_GREETS = frozenset("hallo hi hey moin servus gruezi mahlzeit gruess guten hello good howdy greetings".split())
_THANKS = frozenset(
    "danke dank dankeschoen vielen schoen herzlichen sehr super perfekt "
    "prima top klasse passt alles klar gut ok okay merci dir "
    "ihnen tschuess ciao bye goodbye thanks thank you great cheers perfect "
    "cool nice very much many a lot fine bis dann spaeter "
    "cu see later das hilft mir that helps hat geholfen toll wunderbar lovely brilliant wiedersehen auf".split()
)
_THANK = frozenset(
    "danke dank dankeschoen merci thanks thank tschuess ciao bye goodbye "
    "cheers super perfekt perfect great passt prima cool "
    "toll wunderbar klasse top lovely brilliant wiedersehen".split()
)
_YES = re.compile(
    r"^(?:ja|jo|jep|jawohl|gerne?|bitte|mach das|mach|ok|okay|klar|genau|"
    r"einverstanden|yes|yep|yeah|sure|please|go ahead|do (?:it|that)|absolutely|of course)"
    r"(?:[\s,]+(?:ja|bitte|gerne?|mach(?:en)?(?: sie)?|das|doch|mal|sehr|"
    r"sofort|gleich|danke|klar|please|do|it|that|go|ahead|thanks|sure|yes|"
    r"tu|so|los))*[\s.!]*$"
)
_NO = re.compile(
    r"^(?:nein|nee|ne|noe|lieber nicht|nicht noetig|abbrechen|abbruch|stop|"
    r"stopp|vergiss es|no|nope|not now|cancel|never mind|no need|don't)"
    r"(?:[\s,]+(?:danke|thanks|thank you|nicht|jetzt|now|noetig|bitte|please))*[\s.!]*$"
)
_HELP = re.compile(
    r"^(?:hilfe|help|\?|menue?|bitte hilfe|help me|hilf mir|/help|befehle|commands)[\s!.?]*$|"
    r"\bwas kannst du\b(?! mir (?:zu|ueber))|\bwas koennen sie\b(?: alles)?(?: "
    r"fuer mich)?[\s?]*|\bwhat (?:can|are) you (?:do|able)\b|\bwobei (?:kannst|"
    r"koennen)\b|\bhow can you help\b"
)
_WHO = re.compile(
    r"\bwer (?:bist du|sind sie)\b|\bwho are you\b|\bbist du (?:ein|eine|"
    r"echt|chatgpt|gpt|ki\b)|\bare you (?:a|an|human|real|chatgpt|gpt|ai)\b|"
    r"\bwhat are you\b(?! able| doing)|\bwas bist du\b|\bsind sie (?:ein|"
    r"eine) (?:mensch|ki|bot|maschine)|\brede ich mit\b|\bam i talking to\b"
)
_ENGLISH = re.compile(
    r"\b(?:auf|in|on|ins) engl(?:isch|ish)\b|\benglisch\w*\b|\benglish "
    r"(?:version|please|draft|mail|e-?mail|language)\b|\bin engl\b|, english\b"
)
_GERMAN = re.compile(
    r"\b(?:auf|in|ins) (?:deutsch|german)\b|\bdeutsche?[rsn]? (?:version|"
    r"fassung|mail)\b|\bgerman (?:version|please|draft|mail|language)\b|"
    r"\bdeutsch bitte\b"
)
_PERSON = re.compile(
    r"\b(?:ihm|ihn|him|her|sie an|ihr (?:eine?|bescheid|schreib|mit)|mit ihr|an sie|schreib ihr|to (?:him|her))\b"
)
_PLACE = re.compile(
    r"\b(?:dort|da|dafuer|dazu|denen|deren|dem kunden|der kunde|den kunden|diese[mnr]? kunden?|there|them|they|their|"
    r"th(?:is|at|e) (?:customer|client|account)|die (?:rufen|kunden))\b"
)


class Answer(StrEnum):
    YES = "yes"
    NO = "no"


_TELLS = re.compile(
    r"^(?:der|die|das|dem|den|ich|wir|er|sie|es|mir|uns|mein\w*|unser\w*|"
    r"i|i'm|i've|we|he|she|it|they|the|my|our|morgen|heute|gestern|"
    r"tomorrow|today|yesterday|this|acme|smith)\b"
)
_WANTS = re.compile(
    r"\b(?:muss|muessen|soll|sollen|sollte\w*|brauch\w*|will|wollen|moecht\w*|"
    r"bitte|zeig\w*|gib|pruef\w*|eskalier\w*|wuesste|interessier\w*|"
    r"need\w*|want\w*|would|please|show|give|check|escalate\w*|should|must|has to|have to|let|like to|wonder\w*)\b"
)
_ASKS_WITHIN = re.compile(
    r"\b(?:wie (?:schlimm|viel|hoch|weit|gut|schlecht|steht|sieht|oft)|how (?:bad|many|much|far|high|often|well)|"
    r"what is|what's|was ist|stimmt das|is (?:that|it) (?:so|true))\b"
)
# what the other side wants is the background, not the request
_OTHERS_WANT = re.compile(
    r"^(?:(?:der|die|unser|the|our) )?(?:(?:neue |new )?(?:kunde|kundin|partner|gegenseite|customer|client|"
    r"other side|acme|smith)|er|sie|he|she|they) (?:will|wollen|moecht\w*|verlang\w*|forder\w*|besteh\w*|brauch\w*|"
    r"wants?|would like|insists?|demands?|needs?|asks?)\b"
)


def only_tells(folded: str) -> bool:
    """A sentence that explains what is asked for in the next one: "Tom Richter hat angerufen."."""
    if ASKS.search(folded) or MAKES.search(folded) or _ASKS_WITHIN.search(folded):
        return False
    return bool(_OTHERS_WANT.search(folded) or (_TELLS.search(folded) and not _WANTS.search(folded)))


_AFTERTHOUGHT = re.compile(r"^(?:der|die|das|er|sie|es|da|that|it|they|he|she|this)\b")


def is_afterthought(folded: str) -> bool:
    """A last sentence that only says why: "Der liefert dauernd zu spät."."""
    return bool(_AFTERTHOUGHT.search(folded)) and only_tells(folded)


def answer(text: str) -> Answer | None:
    """Whether the message is no more than a yes or a no."""
    folded = fold(text).strip()
    if _NO.match(folded):
        return Answer.NO
    return Answer.YES if _YES.match(folded) else None


def small_talk(text: str, tokens: list[str]) -> str | None:
    """The topic of a message that is nothing but small talk."""
    folded = fold(text)
    if _WHO.search(folded):
        return "identity"
    if _HELP.search(folded) and len(tokens) <= 10:
        return "help"
    if tokens and all(each in _GREETING for each in tokens) and any(each in _GREETS for each in tokens):
        return "greeting"
    if tokens and all(each in _THANKS for each in tokens) and any(each in _THANK for each in tokens):
        return "thanks"
    return None


def asks_for_a_right(folded: str) -> bool:
    return bool(_CERTAINLY_MAY.search(folded)) and not _POLITE.search(folded)


def language(folded: str) -> str | None:
    """The language that a draft shall be written in."""
    if _GERMAN.search(folded):
        return "de"
    return "en" if _ENGLISH.search(folded) else None


def speaks_of_a_person(folded: str) -> bool:
    return bool(_PERSON.search(folded))


def speaks_of_a_place(folded: str) -> bool:
    return bool(_PLACE.search(folded))
