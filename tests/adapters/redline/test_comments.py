"""Comments: what they say, whose they are, and what they stand on."""

from agent.adapters.documents.docx.reader import read_docx
from agent.domain.language import Language
from agent.domain.nda.redline.edit import Edit, Hunk, NewParagraph
from tests.adapters.redline.revisions import accept_all, part, reject_all, w
from tests.adapters.redline.word import (
    AUTHOR,
    BY_OTHER,
    NUMBERED,
    accepted,
    addition,
    change,
    commented,
    comments,
    field,
    find,
    ins,
    p,
    r,
    word_file,
    write,
)


def note(text: str, words: str, comment: str = "Look", name: str = "e") -> Edit:
    return Edit(name, *find(text, words), comment)


def test_a_comment_has_paragraphs_author_initials_and_moment() -> None:
    data = word_file(p(r("The term is long.")))
    made = write(data, note("The term is long.", "term", "Policy P-07\nToo long.\x00 <b>\nFallback: 3 years"))
    assert comments(made.content) == [["Policy P-07", "Too long. <b>", "Fallback: 3 years"]]
    (node,) = part(made.content, "word/comments.xml")
    assert (node.get(w("author")), node.get(w("initials"))) == (AUTHOR, "MC")
    assert node.get(w("date")) == "2026-11-22T09:30:00Z"
    assert commented(made.content) == "term"


def test_a_comment_alone_changes_no_text() -> None:
    data = word_file(p(r("one "), ins(r("two three"))) + p(r("four")))
    made = write(data, note("one two three\nfour", "two three\nfo"))
    assert accepted(made) == ["one two three", "four"]
    assert commented(made.content) == "two threefo"


def test_a_comment_inside_their_insertion_leaves_it_theirs() -> None:
    data = word_file(p(ins(r("one two three"))))
    made = write(data, note("one two three", "two"))
    assert commented(made.content) == "two"
    root = part(made.content)
    assert {node.get(w("author")) for node in root.iter(w("ins"))} == {"Other Side"}
    assert root.find(f".//{w('commentReference')}").getparent().getparent().tag == w("p")


def test_a_comment_on_part_of_a_link_or_field_stands_on_the_whole() -> None:
    link = f'<w:hyperlink w:anchor="x">{r("the web site")}</w:hyperlink>'
    data = word_file(p(r("See "), link, field("REF x", r("Section 5")), r(".")))
    made = write(data, note("See the web siteSection 5.", "web siteSec"))
    assert commented(made.content) == "the web siteSection 5"


def test_comments_may_overlap_and_stand_on_one_place() -> None:
    text = "one two three four"
    data = word_file(p(r(text)))
    made = write(
        data, note(text, "one two", name="a"), note(text, "two three", name="b"), change(data, "two", "2", "c")
    )
    assert [commented(made.content, at) for at in range(3)] == ["one two", "two2 three", "two2"]


def test_a_comment_without_text_stands_on_its_paragraph() -> None:
    data = word_file(p(r("one"), r(" two")) + p(r("three")))
    made = write(data, Edit("e", 4, 4, "Look"))
    assert commented(made.content) == "one two"


def test_a_comment_about_new_paragraphs_stands_on_them() -> None:
    data = word_file(p(r("One."), properties=NUMBERED) + p(r("Two.")))
    end = len(read_docx(data).text.split("\n")[0])
    edits = [
        Edit(name, end, end, f"Why {name}", (), tuple(NewParagraph(line, 0) for line in lines))
        for name, lines in (("a", ["A1", "A2"]), ("b", ["B"]), ("c", ["C"]))
    ]
    made = write(data, *edits)
    assert accepted(made) == ["One.", "A1", "A2", "B", "C", "Two."]
    assert [commented(made.content, at) for at in range(3)] == ["A1A2", "B", "C"]
    assert comments(made.content) == [["Why a"], ["Why b"], ["Why c"]]


def test_a_comment_about_new_paragraphs_goes_with_them() -> None:
    data = word_file(p(r("One.")) + p(r("Two.")))
    made = write(data, Edit("e", 4, 4, "Why", (), (NewParagraph("A", 0), NewParagraph("B", 0)))).content
    marks = [w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")]
    kept, left = accept_all(part(made)), reject_all(part(made))
    assert [node.tag for node in kept.iter(*marks)] == marks
    assert [len(paragraph) for paragraph in kept.iter(w("p"))] == [1, 3, 4, 1]  # properties, runs, marks
    assert next(left.iter(*marks), None) is None


def test_a_comment_about_words_and_new_paragraphs_stands_on_the_words() -> None:
    data = word_file(p(r("One two.")) + p(r("Three.")))
    edit = Edit("e", 4, 4, "Why", (Hunk(4, 4, "and "),), (NewParagraph("A", 0),))
    assert commented(write(data, edit).content) == "and "


def test_comments_of_others_stay_and_numbers_are_new() -> None:
    marks = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    reference = '<w:r><w:commentReference w:id="1"/></w:r>'
    data = word_file(
        p(
            marks[0],
            r("one two"),
            marks[1],
            reference,
            '<w:bookmarkStart w:id="2" w:name="a"/><w:bookmarkEnd w:id="2"/>',
        ),
        {"comments": f'<w:comment w:id="1" {BY_OTHER}>{p(r("Why?"))}</w:comment>'},
    )
    made = write(data, change(data, "one two", "x"), addition(data, "one two", "New", name="b"))
    assert comments(made.content) == [["Why?"], ["Comment e"], ["Comment b"]]
    root = part(made.content)
    numbers = [node.get(w("id")) for node in [*root.iter(w("ins"), w("del")), *part(made.content, "word/comments.xml")]]
    assert len(set(numbers)) == len(numbers)
    assert numbers.count("2") == 0


def test_what_found_no_place_is_told_in_the_language_asked_for() -> None:
    data = word_file(p() + p(r("Body.")), {"header": p(r("Vertraulich " * 40))})
    text = "Body.\n" + ("Vertraulich " * 40).strip()
    edit = Edit("e", 6, len(text), "Policy P-1", (), ())
    made = write(data, edit, addition(data, "Body", "x", name="b"), language=Language.DE)
    (lines,) = [lines for lines in comments(made.content) if lines[0].startswith("Diese Änderungsvorschläge")]
    assert lines[2].startswith("Zu „Vertraulich")
    assert lines[2].endswith(" …“:")
    assert lines[3] == "Policy P-1"


def test_a_body_without_text_still_carries_the_list() -> None:
    data = word_file(p(), {"header": p(r("Only a header"))})
    made = write(data, change(data, "Only", ""))
    assert made.unplaced == ("e",)
    assert comments(made.content)[0][2] == "Strike: “Only”"
