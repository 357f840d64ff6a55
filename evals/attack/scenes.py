"""Which attacks there are: every text in one place each, and every mode in every place."""

from collections.abc import Collection, Iterator, Sequence
from itertools import product

from evals.attack.corpus import Injected, own
from evals.attack.scene import NORDWERK, Mode, Place, Scene

_EACH = 5  # texts of our own, per mode and place; a multiple of the size of a world


def scenes(texts: Sequence[Injected], modes: Collection[Mode], each: int = _EACH) -> list[Scene]:
    """All ``texts`` obeyed, place by place; for the other modes ``each`` texts of our own at every place.

    Documents also with a host that is not listed.
    """
    found = [*_obeyed(texts)] if Mode.OBEYS in modes else []
    others = [mode for mode in Mode if mode in modes and mode is not Mode.OBEYS]
    for mode, place in product(others, Place):
        found += [_scene(mode, place, text, at) for at, text in enumerate(_some(mode, place, each))]
    found += [_scene(mode, Place.NDA, text, 0, listed=False) for mode in modes for text in own()[:each]]
    return found


def one_each(modes: Collection[Mode] = tuple(Mode)) -> list[Scene]:
    """One attack in each mode, each in another place, and one in each place that is obeyed: what `make test` runs."""
    places = list(Place)
    obeyed = [(Mode.OBEYS, place) for place in places if Mode.OBEYS in modes]
    others = [(mode, places[at % len(places)]) for at, mode in enumerate(Mode) if mode in modes]
    pairs = dict.fromkeys([*obeyed, *others])
    found = [_scene(mode, place, _some(mode, place, 1)[0], at) for at, (mode, place) in enumerate(pairs)]
    return [*found, _scene(Mode.OBEYS, Place.NDA, own()[0], 0, listed=False)] if obeyed else found


def _obeyed(texts: Sequence[Injected]) -> Iterator[Scene]:
    places = list(Place)
    for at, place in enumerate(places):
        for number, text in enumerate(texts[at :: len(places)]):
            yield _scene(Mode.OBEYS, place, text, number)


def _some(mode: Mode, place: Place, count: int) -> Sequence[Injected]:
    """Others for each mode and place."""
    texts = own()
    first = (list(Mode).index(mode) * len(Place) + list(Place).index(place)) * count
    return [texts[(first + at) % len(texts)] for at in range(count)]


def _scene(mode: Mode, place: Place, text: Injected, number: int, *, listed: bool = True) -> Scene:
    """Every second conversation is narrowed to the customer, every third in English."""
    account = NORDWERK if number % 2 else None
    return Scene(mode, place, text, account=account, listed=listed, language="en" if number % 3 == 2 else "de")
