"""What was measured, by the titles under which the pages and the card show it."""

CROSS_VALIDATION = "cross-validation, English"
FORMER = "the former reader, same parts"
DEVELOPMENT = "development split, English"
FORMER_DEVELOPMENT = "development split, the former reader"
COMPOSED = "composed English"
GERMAN = "cross-validation, German"
UNSEEN = "composed German, test half"
WHOLE = "whole German NDAs, test half"
FIRST = "composed German, first set"
PRODUCT_DEVELOPMENT = "product, development split, English"
PRODUCT_UNSEEN = "product, composed German, test half"
PRODUCT_WHOLE = "product, whole German NDAs, test half"
FIRST_EVEN = "composed German, first set, every stance"
EXPLAINED = {
    CROSS_VALIDATION: "five parts by document over the full English NDAs. Documents of which only evidence is known"
    " train in the other parts and are never scored. Stage two learns from log-odds of models that saw neither the"
    " tested part nor the document.",
    FORMER: "words alone, the model before this one, fitted and tested on exactly the same parts. It is what reads"
    " an English draft where sentence vectors are missing.",
    PRODUCT_DEVELOPMENT: "what a review says of the same documents: rules and the reader that was trained without them,"
    " as `kam nda review` reads; a reading that is too unsure for a verdict is none. The rules may have been written by"
    " someone who read these documents.",
    PRODUCT_UNSEEN: "the same in German, on the documents composed of clauses that only measure.",
    PRODUCT_WHOLE: "the same on the eight German NDAs that only measure.",
    DEVELOPMENT: "the English readers trained without it, its temperature as well.",
    FORMER_DEVELOPMENT: "the words alone, trained without it.",
    COMPOSED: "the documents of which only evidence is known, each filled with clauses of another document that are"
    " no evidence, by models that saw neither: made as the composed German documents are, to compare with them.",
    GERMAN: "composed documents and whole NDAs that German is learned from, those of one hand (a register of"
    " `evals/nda_de`, or one of our other sets) judged by a reader that saw nothing of it. The temperature of German"
    " and the confidence under which it is too unsure are set here. Between the shares of the benchmark and even ones.",
    UNSEEN: "documents composed of the clauses of `evals/nda_de` that only measure, choices in the shares of the"
    " benchmark. Clauses of which lawyers could differ are left out.",
    WHOLE: "the eight NDAs of `evals/nda_de` that only measure. A quarter of their pairs contradicts, far more than in"
    " the benchmark.",
    FIRST: "composed of `german/held_out.tsv`, our first set; one short clause a topic.",
    FIRST_EVEN: "the same with every stance of every hypothesis, also the contradictions that the benchmark hardly"
    " has. Its label of nda-16 differs in places from the benchmark's (see `evals/nda_de`).",
}
