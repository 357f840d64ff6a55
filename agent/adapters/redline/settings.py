"""Switches change tracking on, so that what the next person types is marked too."""

from lxml import etree

from agent.adapters.documents.docx.xml import w

# what may stand before w:trackChanges (ECMA-376 part 1, CT_Settings)
_BEFORE = frozenset(
    w(name)
    for name in (
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries"
        " displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData"
        " embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges"
        " bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors"
        " hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles"
        " stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView"
    ).split()
)


def track_changes(settings: etree._Element) -> None:
    """``settings``: the root ``w:settings``."""
    found = settings.find(w("trackChanges"))
    if found is not None:
        found.set(w("val"), "true")  # it may say off
        return
    earlier = [at for at, child in enumerate(settings) if child.tag in _BEFORE]
    settings.insert(earlier[-1] + 1 if earlier else 0, settings.makeelement(w("trackChanges")))
