"""A message in the pieces that ask for something of their own; mostly it is one."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.models.planner import carry, signs
from agent.adapters.models.planner.intents import Intent, Intents
from agent.adapters.models.planner.mention import Kind
from agent.adapters.models.planner.pieces import Piece, pieces
from agent.adapters.models.planner.reading import Reader, Reading
from agent.adapters.models.planner.words import fold

_JOINED, _SENTENCE = 0.55, 0.40  # how sure both sides must be for a message to be parted
_ELSEWHERE = 0.7  # how sure a last piece must be to stand beside a mail or a question of rights
_CERTAIN = 0.9  # from here on a piece asks, however it is put
_FRAGMENT = 3  # words that are no question yet
# what is said in these belongs to them, "und" or not
_TAKES_ALL = frozenset({"draft_email", "decision_right"})


@dataclass(frozen=True, slots=True)
class Asked:
    reading: Reading
    intent: Intent
    kpis: list[str]
    own_sentence: bool = True


@dataclass(frozen=True, slots=True)
class Parting:
    reader: Reader
    intents: Intents

    def parts(self, whole: Reading) -> list[Asked]:
        """What is asked for, in the order of the message; one where it cannot be parted."""
        parts = pieces(whole.text, [(each.start, each.end) for each in whole.mentions])
        readings = [whole, *(self.reader.read(each.text) for each in parts if len(parts) > 1)]
        rows = self.intents.rows(readings)
        asked = [
            Asked(reading, self.intents.of(reading, row), self.intents.kpis(reading, row))
            for reading, row in zip(readings, rows, strict=True)
        ]
        if len(parts) < 2:
            return asked
        return self._joined(asked[0], list(zip(parts, asked[1:], strict=True)))

    def _joined(self, whole: Asked, parts: Sequence[tuple[Piece, Asked]]) -> list[Asked]:
        """Pieces that ask for another thing than the one before stand alone, the others go back to where they were."""
        if whole.intent.label in _TAKES_ALL and whole.intent.share > 0.8 and not self._leads_elsewhere(parts):
            return [whole]
        asks = [(piece, asked) for piece, asked in parts if not _explains(piece, asked, parts[-1][0])]
        if len(asks) > 1 and _only_says_why(*asks[-1], [asked for _piece, asked in asks[:-1]]):
            asks = asks[:-1]
        if len(asks) < len(parts):
            return self._explained(whole, asks)
        groups: list[tuple[str, str, float]] = []
        for piece, asked in parts:
            intent = asked.intent
            if intent.label == "review_nda" and not asked.reading.of(Kind.FILE) and groups:
                intent = Intent("", 0.0)
            new = self._stands_alone(intent, piece) and not (groups and _tells_along(asked))
            matter = _matter(asked, piece) if new else ""
            if not groups or (new and not _same_matter(matter, groups[-1][1])):
                groups.append((piece.text, matter, intent.share))
            else:
                before = groups[-1]
                joint = " " if piece.own_sentence else " und "
                groups[-1] = (f"{before[0]}{joint}{piece.text}", before[1] or matter, before[2])
        told = [each for each in groups if each[1]]
        if len({each[1] for each in told}) < 2:
            return [whole]
        return self._read_again([each[0] for each in told], whole)

    def _explained(self, whole: Asked, asks: Sequence[tuple[Piece, Asked]]) -> list[Asked]:
        """The request with the sentences before it, which may name customer and day."""
        wanted = [asked for _piece, asked in asks if asked.intent.is_tool or asked.intent.is_department]
        if not wanted:
            return [whole]
        first = max(wanted, key=lambda each: each.intent.share)
        if len({each.intent.label for each in wanted}) > 1:
            return self._joined(whole, asks)
        return [Asked(whole.reading, first.intent, first.kpis)]

    def _leads_elsewhere(self, parts: Sequence[tuple[Piece, Asked]]) -> bool:
        """A mail that is asked for last does not swallow the question before it."""
        first, last = parts[0][1].intent, parts[-1]
        if first.is_tool and first.label not in _TAKES_ALL and first.share > _JOINED:
            return True
        intent = last[1].intent
        said = " ".join(each.text for each in last[1].reading.words)
        if not intent.is_tool or intent.label in _TAKES_ALL or intent.share <= _ELSEWHERE:
            return False
        if first.label == "decision_right" and signs.ASKS.search(said):
            return True  # "May I …, and which drafts are open?"
        return last[0].own_sentence and bool(signs.MAKES.search(said))

    @staticmethod
    def _stands_alone(intent: Intent, piece: Piece) -> bool:
        if not (intent.is_tool or intent.is_department):
            return False
        begins = piece.own_sentence or bool(signs.MAKES.match(fold(piece.text)))
        return intent.share >= (_SENTENCE if begins else _JOINED)

    def _read_again(self, texts: Sequence[str], whole: Asked) -> list[Asked]:
        readings = [self.reader.read(each) for each in texts]
        rows = self.intents.rows(readings)
        found: list[Asked] = []
        for reading, row in zip(readings, rows, strict=True):
            intent = self.intents.of(reading, row)
            if intent.is_tool or intent.is_department:
                before = [each.reading for each in found]
                complete = carry.of_things(self._with_account(reading, found, whole), intent.label, before)
                found.append(Asked(complete, intent, self.intents.kpis(reading, row)))
        return found or [whole]

    @staticmethod
    def _with_account(reading: Reading, before: Sequence[Asked], whole: Asked) -> Reading:
        """A customer named for the first piece is meant in the next one too."""
        if (
            reading.of(Kind.ACCOUNT)
            or reading.of(Kind.CONTACT)
            or len({each.value for each in whole.reading.of(Kind.ACCOUNT)}) != 1
        ):
            return reading
        named = [mention for each in before for mention in each.reading.of(Kind.ACCOUNT)]
        if not named:
            return reading
        return carry.joined(reading, named[:1])


def _explains(piece: Piece, asked: Asked, last: Piece) -> bool:
    own = piece.own_sentence and piece is not last and not piece.text.endswith("?")
    return own and signs.only_tells(" ".join(each.text for each in asked.reading.words))


def _only_says_why(piece: Piece, asked: Asked, before: Sequence[Asked]) -> bool:
    said = " ".join(each.text for each in asked.reading.words)
    return (
        piece.own_sentence
        and not piece.text.endswith("?")
        and signs.is_afterthought(said)
        and any(each.intent.is_tool or each.intent.is_department for each in before)
    )


def _tells_along(asked: Asked) -> bool:
    """What is added behind a request without asking for more: "…, und der Chef fragt jede Woche"."""
    sure = asked.intent.share > _CERTAIN
    return not sure and signs.only_tells(" ".join(each.text for each in asked.reading.words))


def _matter(asked: Asked, piece: Piece) -> str:
    """The tool; for a whole question also the KPI, as two KPIs are two matters. "In Prozent bitte." is none."""
    intent, listed = asked.intent, asked.reading.words
    asks = bool(signs.ASKS.match(" ".join(each.text for each in listed)))
    sure = intent.share > (_ELSEWHERE if piece.own_sentence else _CERTAIN) and len(listed) > _FRAGMENT
    whole = intent.label == "query_kpi" and sure and (piece.own_sentence or asks)
    return f"{intent.label}:{','.join(asked.kpis)}" if whole else intent.label


def _same_matter(one: str, other: str) -> bool:
    """A KPI that is not said for sure goes with the one before."""
    if ":" in one and ":" in other:
        return one == other
    return one.partition(":")[0] == other.partition(":")[0]
