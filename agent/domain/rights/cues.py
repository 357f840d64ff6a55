"""What a promise reads like: the words of one language, by what they do in a statement."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agent.domain.rights.commitment import CommitmentKind
from agent.domain.rights.cue import NEVER, Cue

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a commitment of one kind is about.

    ``topic`` names it. ``exact`` names it with a figure, a date or a term: with who speaks, that is enough.
    ``verbs`` are acts that promise when we are the ones who act. ``fact`` promises by itself, without an actor.
    """

    topic: Cue
    exact: Cue
    verbs: Cue
    fact: Cue


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """``ours``: we speak or act. ``theirs``: the customer is the one who acts. ``gets``: the customer gets something.
    ``has``: the same in words that with a figure only say so. ``passive``: it will be done, by nobody named.

    ``promises``: words that promise by themselves. ``agrees``: words that accept. ``binds``: so strong that even what
    no subject names is a promise. ``leaves_open``: asks, reports, thinks, refers to others. ``whether``: what follows
    is not said to be so. ``stands``: tells what a contract in force says. ``past``: tells what was.
    ``refuses``: a negation. ``not_refusing``: phrases with a negation that refuse nothing. ``asks``: how a question
    begins.
    """

    ours: Cue
    theirs: Cue
    gets: Cue
    has: Cue
    passive: Cue
    promises: Cue
    agrees: Cue
    binds: Cue
    leaves_open: Cue
    whether: Cue
    stands: Cue
    past: Cue
    refuses: Cue
    not_refusing: Pattern
    asks: Pattern
    subjects: Mapping[CommitmentKind, Subject]


def pattern(*alternatives: str) -> Pattern:
    return re.compile("|".join(f"(?:{each})" for each in alternatives) or NEVER, re.IGNORECASE)


def subject(topic: str, exact: str = NEVER, verbs: str = NEVER, fact: str = NEVER) -> Subject:
    return Subject(Cue(topic), Cue(exact), Cue(verbs), Cue(fact))
