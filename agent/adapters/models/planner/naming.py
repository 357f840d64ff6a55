"""Finds the names of a directory in a message: with typing mistakes, titles, first names, parts of company names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from agent.adapters.models.planner.entries import (
    JOINING,
    LEGAL_FORMS,
    TITLES,
    Entry,
    accounts,
    articles,
    of_gender,
    people,
)
from agent.adapters.models.planner.mention import Kind, Mention
from agent.adapters.models.planner.ordinary import OrdinaryWords
from agent.adapters.models.planner.spelling import Spelling
from agent.adapters.models.planner.words import Word, stems, words
from agent.domain.assistant.directory import Directory

_MANY, _MOST_IDS = 3_000, 200_000
# "ich weiß" is not Dr Weiß: such a name needs a title or a first name
_ALSO_VERBS = frozenset("weiss may will best lang kurz gross klein neu jung gut richter young long white black".split())
_ID = re.compile(
    r"(?<![\w-])([A-Za-z]{1,4})[\s_-]?(\d{4})[\s_-]?(\d{3})(?!\w)|(?<![\w-])([A-Za-z]{1,4})[\s_-]?(\d{4,6})(?!\w)"
)


class NameIndex:
    """Built once for a directory; looked up per message in time that does not grow with the directory."""

    def __init__(self, directory: Directory, ordinary: OrdinaryWords) -> None:
        self.ordinary = ordinary
        self._entries = [*accounts(directory, ordinary), *people(directory.people), *articles(directory)]
        self._by_token: dict[str, list[int]] = defaultdict(list)
        for at, entry in enumerate(self._entries):
            for token in dict.fromkeys(entry.tokens):
                self._by_token[token].append(at)
        self._spelling = Spelling(self._forgiven())
        self._ids = {_bare(each.id): (Kind.CONTRACT, each.id) for each in directory.contracts}
        self._ids |= {_bare(each.id): (Kind.ARTICLE, each.id) for each in directory.articles}
        self.accounts_of = {each.name: each.account for each in directory.people}
        self.accounts = directory.accounts
        self._names = {each.id: each.name for each in (*directory.contracts, *directory.articles)}
        self._owners = {each.id: each.accounts for each in (*directory.contracts, *directory.articles)}

    def _forgiven(self) -> Iterator[str]:
        """The tokens whose mistakes are forgiven: not those of very many articles, which take seconds to index."""
        few = sum(each.kind is Kind.ARTICLE for each in self._entries) <= _MANY
        for entry in self._entries:
            if few or entry.kind is not Kind.ARTICLE:
                yield from entry.tokens

    def label(self, value: str) -> str:
        """What a reader knows it by: an id with its name, a person with the customer."""
        more = self._names.get(value) or self.accounts_of.get(value)
        return f"{value} – {more}" if more else value

    def owner(self, mention: Mention) -> str | None:
        """The one customer that a person, contract or article belongs to."""
        if mention.kind is Kind.CONTACT:
            return self.accounts_of.get(mention.value)
        owners = self._owners.get(mention.value, ())
        return owners[0] if len(owners) == 1 else None

    def mentions(self, text: str) -> list[Mention]:
        found = list(self._by_id(text))
        listed = words(text)
        for mention in sorted(self._by_name(listed), key=lambda each: each.start - each.end):
            if not any(mention.overlaps(other) for other in found):
                found.append(mention)
        return sorted(found, key=lambda each: each.start)

    def _by_id(self, text: str) -> Iterator[Mention]:
        """Ids of the directory in any spelling, and well-formed ones (RV-2031-001, MC-99999) that nobody knows."""
        for match in _ID.finditer(text):
            known = self._ids.get(_bare(match[0]))
            if known:
                yield Mention(known[0], (known[1],), *match.span())
            elif match[1] and match[1].lower() == "rv":
                yield Mention(Kind.CONTRACT, (f"RV-{match[2]}-{match[3]}",), *match.span(), known=False)
            elif match[4] and match[4].lower() == "mc" and len(match[5]) == 5:
                yield Mention(Kind.ARTICLE, (f"MC-{match[5]}",), *match.span(), known=False)

    def _by_name(self, listed: Sequence[Word]) -> Iterator[Mention]:
        at = 0
        while at < len(listed):
            mention, after = self._longest(listed, at)
            if mention is not None:
                yield mention
            at = max(after, at + 1)

    def _longest(self, listed: Sequence[Word], at: int) -> tuple[Mention | None, int]:
        """The entries that the words from ``at`` on name best."""
        first = at
        while first < len(listed) and listed[first].text.rstrip(".") in TITLES:
            first += 1
        titles = frozenset(each.text for each in listed[at:first])
        if first >= len(listed):
            return None, first
        tokens, width = self._tokens(listed, first)
        if not tokens:
            return self._unknown_person(listed, at, first, titles)
        best: dict[int, int] = {}
        for token in tokens:
            for entry in self._by_token[token]:
                best[entry] = max(best.get(entry, 0), self._reach(entry, listed, first, width))
        return self._chosen(best, listed, at, first, titles)

    def _tokens(self, listed: Sequence[Word], at: int) -> tuple[list[str], int]:
        """Known tokens that the word at ``at`` may be; a name that dictation parted counts as one word."""
        word = listed[at].text
        exact = [stem for stem in stems(word) if stem in self._by_token]
        if exact:
            return exact, 1
        if at + 1 < len(listed) and len(word) > 2 and listed[at + 1].text not in self._by_token:
            joined = word + listed[at + 1].text
            near = [joined] if joined in self._by_token else self._spelling.near(joined) if len(joined) > 8 else []
            if near and not (word in self.ordinary and listed[at + 1].text in self.ordinary and near[0] != joined):
                return near[:3], 2
        if word in self.ordinary or any(stem in self.ordinary for stem in stems(word)):
            return [], 1
        return next(([*found] for stem in stems(word) if (found := self._spelling.near(stem)[:3])), []), 1

    def _reach(self, entry: int, listed: Sequence[Word], at: int, width: int) -> int:
        """How many words from ``at`` on belong to the entry."""
        tokens = self._entries[entry].tokens
        after = at + width
        while after < len(listed) and self._continues(tokens, listed[after]):
            after += 1
        while after - at > width and listed[after - 1].text in JOINING:
            after -= 1
        return after - at

    def _continues(self, tokens: Sequence[str], word: Word) -> bool:
        spelled = stems(word.text)
        if any(stem in tokens for stem in spelled):
            return True
        if word.text in JOINING:
            return True  # "Brück und Söhne"; at the end it is taken off again
        return len(word.text) > 5 and any(near in tokens for near in self._spelling.near(word.text))

    def _chosen(
        self, best: dict[int, int], listed: Sequence[Word], at: int, first: int, titles: frozenset[str]
    ) -> tuple[Mention | None, int]:
        ranked: dict[int, tuple[int, int]] = {}
        for number, reach in best.items():
            entry = self._entries[number]
            if self._is_enough(entry, listed[first : first + reach], titles):
                ranked[number] = (self._preference(entry, titles), reach)
        if not ranked:
            return None, first + 1
        top = max(ranked.values(), key=lambda each: (each[0] >= 0, each[1], each[0]))
        chosen = [self._entries[each] for each, rank in ranked.items() if rank == top]
        chosen = of_gender(chosen, titles)
        kind = chosen[0].kind
        values = tuple(dict.fromkeys(each.value for each in chosen if each.kind is kind))
        end = _with_legal_form(listed, first + top[1]) if kind is Kind.ACCOUNT else first + top[1]
        return Mention(kind, values, listed[at].start, listed[end - 1].end), end

    def _preference(self, entry: Entry, titles: frozenset[str]) -> int:
        if titles:
            return 2 if entry.kind is Kind.CONTACT else -1
        return {Kind.ACCOUNT: 2, Kind.CONTACT: 1}.get(entry.kind, 0)

    def _is_enough(self, entry: Entry, said: Sequence[Word], titles: frozenset[str]) -> bool:
        matched = [each for each in said if each.text not in JOINING]
        if entry.kind is Kind.CONTACT:
            family = any(self._is_token(each, entry.tokens[-1]) for each in matched)
            if len(matched) > 1:
                return True
            return self._alone(entry, matched[0], family, titles)
        exact = {stem for each in matched for stem in stems(each.text)}
        lead = exact & entry.lead or {near for each in matched for near in self._spelling.near(each.text)} & entry.lead
        return bool(lead) or len(said) > 1 or not self._spelled(matched)

    def _spelled(self, matched: Sequence[Word]) -> bool:
        """Whether a single word is a token as it stands: parts of two words joined are none."""
        return any(stem in self._by_token for each in matched for stem in stems(each.text)) or any(
            self._spelling.near(each.text) for each in matched
        )

    def _alone(self, entry: Entry, word: Word, family: bool, titles: frozenset[str]) -> bool:
        if titles:
            return family or word.text == entry.tokens[0]
        if word.text in _ALSO_VERBS or word.text in self.ordinary:
            return family and word.text not in _ALSO_VERBS and word.is_capital and word.text in entry.tokens
        return family or (word.text == entry.tokens[0] and len(word.text) > 2)

    def _is_token(self, word: Word, token: str) -> bool:
        return token in stems(word.text) or token in self._spelling.near(word.text)

    def _unknown_person(
        self, listed: Sequence[Word], at: int, first: int, titles: frozenset[str]
    ) -> tuple[Mention | None, int]:
        """A title before a word that no directory knows: "Herr Nowak"."""
        word = listed[first]
        if not titles or len(word.text) < 3 or (word.text in self.ordinary and not word.is_capital):
            return None, max(first, at + 1) if first == at else first
        end = first + 1
        if end < len(listed) and listed[end].is_capital and word.is_capital and listed[end].text not in self.ordinary:
            end += 1
        name = " ".join(each.raw for each in listed[first:end])
        return Mention(Kind.CONTACT, (name,), listed[at].start, listed[end - 1].end, known=False), end


def _with_legal_form(listed: Sequence[Word], end: int) -> int:
    after = end
    while after < len(listed) and (listed[after].text in LEGAL_FORMS or listed[after].text == "und"):
        after += 1
    while after > end and listed[after - 1].text == "und":
        after -= 1
    return after


@lru_cache(maxsize=_MOST_IDS)
def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()
