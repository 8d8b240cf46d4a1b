"""What a language calls months, seasons and the words around a date: data, no rules.

One ``Words`` a language; the patterns are built from it. So far English only; another language is
another ``Words``. Strings are literal words; the fields whose name ends in ``_re`` are pieces of
regular expressions. May import nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a tagger needs to know of one language."""

    language: str  # ISO 639-1
    months: tuple[str, ...]  # January first
    short_months: tuple[tuple[str, int], ...]  # without the dot
    seasons: tuple[tuple[str, int], ...]  # word → EDTF code
    ordinals: tuple[tuple[str, int], ...]  # "first" → 1, of quarters and halves
    quarter: str
    half: str
    of: str
    year: str
    month: str
    and_: str
    or_: str
    to: tuple[str, ...]  # between the ends of a range
    between: str
    parts_re: str  # "early", "mid-", "end of": a part of a period, read as the whole period
    about_re: str  # "around": approximate
    same: tuple[str, ...]  # "that year": the year just spoken of
    this: tuple[str, ...]  # the document's own year
    last: tuple[str, ...]
    next_: tuple[str, ...]
    following: tuple[str, ...]  # the year after the one just spoken of
    preceding: tuple[str, ...]
    since: tuple[str, ...]
    as_of: tuple[str, ...]
    until: tuple[str, ...]
    from_: str
    during: tuple[str, ...]  # the whole of a period
    onwards: tuple[str, ...]
    at: tuple[str, ...]  # prepositions that make a bare month a date
    number_words: tuple[str, ...]  # before a number that is no year
    counted: tuple[str, ...]  # after a number that is no year
    instruments: tuple[str, ...]  # texts that are cited by their date
    plans: tuple[str, ...]  # instruments that cover a span of years
    spans: tuple[str, ...]  # "period", "biennium"
    amended: tuple[str, ...]
    dated: tuple[str, ...]
    planned_re: str
    ongoing_re: str
    past_verbs: tuple[str, ...]  # irregular or auxiliary past forms
    small: tuple[str, ...]  # words on which a caption must not end


ENGLISH = Words(
    language="en",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    short_months=(
        *(("Jan", 1), ("Feb", 2), ("Mar", 3), ("Apr", 4), ("Jun", 6), ("Jul", 7), ("Aug", 8)),
        *(("Sept", 9), ("Sep", 9), ("Oct", 10), ("Nov", 11), ("Dec", 12)),
    ),
    seasons=(("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)),
    ordinals=(("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", 4)),
    quarter="quarter",
    half="half",
    of="of",
    year="year",
    month="month",
    and_="and",
    or_="or",
    to=("to", "until", "till", "through"),
    between="between",
    parts_re=(
        r"(?:very )?(?:early|late|mid)(?: in)?(?: the)?[- ]"
        r"|(?:beginning|start|middle|end|close|course|first months?|last months?|"
        r"(?:first|second|early|latter|last) part|remainder|rest) of "
        r"(?:the )?(?:year |years )?"
    ),
    about_re=r"(?:around|circa|approximately|about|c\.|ca\.) ?",
    same=("that", "the same", "said"),
    this=("this", "the current", "the present"),
    last=("last",),
    next_=("next",),
    following=("the following", "the subsequent", "the next"),
    preceding=("the previous", "the preceding", "the prior"),
    since=(
        *("since", "as from", "with effect from", "effective from", "effective", "effective as of"),
        *("effective since", "with effect as of", "with effect as from", "effective as from"),
        *("starting in", "starting from", "starting on", "starting with", "starting", "after"),
        *("beginning in", "beginning from", "beginning on", "beginning with", "beginning"),
        *("commencing in", "commencing on", "commencing", "from and after"),
    ),
    as_of=("as of",),
    until=(
        *("by", "until", "till", "up to", "up until", "up till", "no later than", "through"),
        *("not later than", "before", "prior to", "at the latest by", "at latest by"),
        *("up to and including", "until and including", "at the latest in"),
    ),
    from_="from",
    during=("during", "throughout", "in the course of", "for the duration of"),
    onwards=("onwards", "onward", "to date", "to the present", "until now", "until today"),
    at=(
        *("in", "on", "by", "since", "until", "from", "during", "of", "to", "between", "through"),
        *("after", "before", "late", "early", "last", "next", "this", "throughout", "till", "for"),
    ),
    number_words=(
        *("No", "Nos", "no", "nos", "number", "numbers", "article", "articles", "Article"),
        *("Articles", "art", "arts", "paragraph", "paragraphs", "para", "paras", "page", "pages"),
        *("section", "sections", "resolution", "resolutions", "Resolution", "Resolutions"),
        *("rule", "rules", "over", "than", "nearly", "almost", "roughly", "total of", "least"),
        *("most", "EUR", "USD", "US", "euro", "euros", "GBP", "CHF", "SIT", "some", "only"),
        *("chapter", "tel", "Tel", "fax", "Fax", "ext", "ISO", "room", "Room", "box", "Box"),
        *("exceeding", "reached", "numbered", "averaging", "vol", "case", "another", "additional"),
        *("Reg", "reg", "Section", "Rule", "Paragraph", "Room", "exceed", "exceeded", "record"),
    ),
    counted=(
        *("people", "persons", "women", "men", "children", "girls", "boys", "cases", "euros"),
        *("euro", "per cent", "percent", "million", "billion", "thousand", "km", "kilometres"),
        *("troops", "soldiers", "refugees", "students", "pupils", "families", "households"),
        *("applications", "complaints", "recommendations", "places", "beds", "units", "inmates"),
        *("detainees", "prisoners", "workers", "employees", "victims", "participants", "hours"),
        *("days", "weeks", "months", "years", "metres", "tons", "tonnes", "dollars", "members"),
        *("experts", "delegates", "organizations", "schools", "teachers", "judges", "officers"),
        *("individuals", "citizens", "migrants", "residents", "inhabitants", "copies", "items"),
        *("hectares", "deaths", "vehicles", "projects", "visits", "inspections", "schemes"),
        *("kg", "GE", "pm", "a.m", "p.m", "CH", "volunteers", "representatives", "others"),
    ),
    instruments=(
        *("act", "acts", "law", "laws", "code", "codes", "convention", "conventions", "bill"),
        *("declaration", "declarations", "resolution", "resolutions", "decision", "decisions"),
        *("constitution", "constitutions", "agreement", "agreements", "protocol", "protocols"),
        *("covenant", "covenants", "treaty", "treaties", "charter", "charters", "programme"),
        *("programmes", "program", "strategy", "strategies", "plan", "plans", "report"),
        *("reports", "document", "documents", "amendment", "amendments", "legislation"),
        *("decree", "decrees", "directive", "directives", "regulation", "regulations", "bills"),
        *("ordinance", "ordinances", "rules", "guidelines", "principles", "judgment", "judgments"),
        *("judgement", "judgements", "ruling", "rulings", "order", "orders", "agenda", "accord"),
        *("accords", "consensus", "statute", "statutes", "memorandum", "letter", "letters"),
        *("note", "notes", "communication", "communications", "list", "compact", "edict"),
        *("observations", "opinion", "opinions", "statement", "statements", "proclamation"),
        *("circular", "handbook", "outcome", "publication", "pact", "concept", "policy"),
        *("recommendation", "instruction", "instructions", "manifesto", "verdict", "framework"),
        *("vision", "accession"),
    ),
    plans=(
        *("programme", "programmes", "program", "strategy", "strategies", "plan", "plans"),
        *("report", "reports", "framework", "budget", "budgets", "agenda", "perspective"),
        *("policy", "roadmap", "concept", "scheme", "initiative", "project", "programming"),
    ),
    spans=(
        *("period", "periods", "biennium", "triennium", "quadrennium", "term", "cycle", "phase"),
        *("budget", "decade", "membership"),
    ),
    amended=("amended", "revised", "as amended", "last amended", "consolidated", "supplemented"),
    dated=("dated",),
    planned_re=(
        r"will|shall|(?:is|are|being) (?:also |currently |now )?(?:planned|planning|scheduled|"
        r"expected|foreseen|envisaged|due|set|intended|to be)|intends?|plans? to|expects? to|"
        r"to be (?:held|convened|adopted|completed|launched|submitted|established|published|"
        r"implemented|concluded|introduced|considered|finali[sz]ed|presented|opened|reviewed)|"
        r"envisages?|aims? to|commits? to|committed to|hopes? to|foresees?|proposes? to"
    ),
    ongoing_re=(
        r"(?:is|are) (?:still |currently |also |now |already |presently )?"
        r"(?:awaiting|continuing|being|ongoing|under ?way|in progress|[a-z]+ing\b)"
        r"|continues?|remains?|still|ongoing|currently|under way|underway|at present"
    ),
    past_verbs=(
        *("was", "were", "had", "did", "took", "became", "began", "brought", "came", "gave"),
        *("held", "led", "made", "met", "rose", "said", "saw", "sent", "set", "spent", "went"),
        *("won", "wrote", "drew", "grew", "found", "fell", "put", "built", "bore", "stood"),
        *("underwent", "undertook", "got", "left", "paid", "ran", "told", "understood", "has been"),
        *("have been", "drafted", "forbade", "lay", "arose", "sought", "taught", "overtook"),
    ),
    small=(
        *("a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or"),
        *("but", "as", "that", "which", "who", "whose", "its", "their", "this", "these", "those"),
        *("is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "not", "than"),
        *("into", "between", "against", "under", "within", "including", "such", "other", "any"),
        *("his", "her", "our", "your", "it", "they", "we", "towards", "upon", "through", "over"),
        *("also", "both", "more", "some", "all", "one", "two", "three", "first", "second", "new"),
        *("where", "when", "if", "while", "during", "regarding", "concerning", "about", "per"),
    ),
)

_LANGUAGES = {words.language: words for words in (ENGLISH,)}


def words_of(language: str) -> Words | None:
    """Give the words of a language (ISO 639-1), or None when it has no table yet."""
    return _LANGUAGES.get(language)
