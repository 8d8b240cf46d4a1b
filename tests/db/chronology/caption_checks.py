"""What a caption must be: whole, short, closed, and made of its sentence's words in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 90
PAIRS = (("(", ")"), ("“", "”"), ("«", "»"), ("[", "]"))
_AGENT = re.compile(
    r"(?:\d+\. )?(?:(?:In|On|Since|During|By|At) [^,]{3,40}, )?(?:[Tt]he )?"
    r"((?:[A-Z]\w+ ?(?:of |and )?){1,6}?)"
    r" (?:has|have|had|will|was|were|is|are|adopted|ratified|signed|noted|stated|held)\b"
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Language:
    """Words by which a reader of a language sees that a caption is a half one."""

    starts: str  # conjunctions and adverbs that go on from a sentence before
    pronouns: str
    ends: str  # prepositions, articles, auxiliaries and conjunctions


LANGUAGES = {
    "en": Language(
        "and|or|but|which|who|that|however|moreover|furthermore|additionally|thus|therefore|"
        "in this (?:regard|respect|context)|because|although|whereas",
        "it|they|he|she|this|these|those|its|their|his|her|them",
        "of|in|on|at|to|for|from|by|with|and|or|but|as|that|which|who|whose|the|an?|its|their|is|"
        "are|was|were|be|been|will|would|has|have|had|including|such|accordance|according|regard|"
        "respect|inter alia|than|not|into|between|under|within|towards|conformity|behalf|must|can|"
        "may|should|shall|could|against|during|concerning|regarding|e\\.g|i\\.e|No|nor|both|also",
    ),
    "fr": Language(
        "et|ou|mais|qui|que|dont|où|toutefois|cependant|en outre|de plus|ainsi|car",
        "il|elle|ils|elles|ce|ceux|celle-ci|celui-ci|leur|lui",
        "de|du|des|la|le|les|un|une|et|ou|à|au|aux|en|dans|par|pour|sur|avec|sans|sous|que|qui|"
        "dont|est|sont|a|ont|été|sera|seront|son|sa|ses|leur|leurs|ce|cette|ces|ne|se|lors|d|l",
    ),
    "es": Language(
        "y|e|o|pero|que|quien|cuyo|donde|sin embargo|además|asimismo|porque|aunque",
        "ello|ella|él|ellos|ellas|esto|lo",
        "de|del|la|el|los|las|un|una|y|e|o|a|al|en|por|para|con|sin|sobre|que|es|son|fue|ha|han|"
        "su|sus|se|no|como|según|entre|este|esta|será|durante",
    ),
    "ru": Language(
        "и|а|но|или|что|который|однако|кроме того|где|чтобы|поскольку",
        "он|она|оно|они|это|его|ее|её|их",
        "в|во|с|со|к|о|об|от|до|из|на|под|при|по|за|для|без|и|а|но|или|не|что|как|чтобы|которые|"
        "который|его|их|также|том|был|была|было|были|будет|будут|между|против|согласно",
    ),
}


def faults_of(caption: str, sentence: str, language: str, short_names: set[str]) -> list[str]:
    """Say what is wrong with a caption.

    Args:
        caption: The caption.
        sentence: The sentence from which it was made.
        language: ISO 639-1.
        short_names: Acronyms that may stand for bodies.
    """
    words = LANGUAGES[language]
    faults: list[str] = []
    if not 0 < len(caption) <= LONGEST:
        faults.append("length")
    if any(caption.count(opened) != caption.count(shut) for opened, shut in PAIRS):
        faults.append("left open")
    bare = caption.removesuffix("…").rstrip()
    if caption[:1].islower() or re.match(rf"(?:{words.starts})\b|[,;:)]", caption, re.I):
        faults.append("begins inside a sentence")
    if re.search(rf"(?:^|[\s’'])(?:{words.ends})$|[,;:(–-]$", bare):
        faults.append("ends on a word that needs another")
    if re.search(
        r"\b(?:that|que|что), (?:the|it|an?|le|la|il|el)\b|, of the\b|^The \w+ of which", bare
    ):
        faults.append("a comma or a clause left over")
    if bare.rfind("‘") > bare.rfind("’") or re.search(r"\b(?:has|have|had) \w+ly$", caption):
        faults.append("stops before what it needs")
    if _lost_antecedent(caption, sentence, words):
        faults.append("a pronoun without whom it means")
    if not _in_order(bare, sentence, short_names):
        faults.append("not the sentence's words in order")
    if language == "en" and _lost_agent(caption, sentence, short_names):
        faults.append("who did it is gone")
    if _cut_in_name(caption, sentence):
        faults.append("cut inside a name")
    return faults


def _lost_antecedent(caption: str, sentence: str, words: Language) -> bool:
    first = re.match(rf"(?:{words.pronouns})\b", caption, re.I)
    if first is None:
        return False
    said = first.group().lower()
    before = sentence[: max(0, _place(caption, sentence))]
    named = re.search(r"[A-ZÀ-ÞА-ЯЁ]\w+", before[3:]) is not None
    return named and re.search(rf"\b{said}\b", before, re.I) is None


def _lost_agent(caption: str, sentence: str, short_names: set[str]) -> bool:
    """See whether "In 2010, the Ministry of Labour adopted" has lost its ministry."""
    agent = _AGENT.match(sentence)
    if agent is None or ";" in sentence:  # a part between semicolons has its own
        return False
    names = {agent.group(1).split(" ")[-1], *short_names}
    return not any(name in caption for name in names)


def _place(caption: str, sentence: str) -> int:
    return sentence.lower().find(caption[:14].lower())


def _in_order(caption: str, sentence: str, short_names: set[str]) -> bool:
    of_sentence = iter(word.lower() for word in _WORD.findall(sentence))
    of_names = {part.lower() for name in short_names for part in _WORD.findall(name)}
    for word in _WORD.findall(caption):
        if word.lower() in of_names:
            continue
        if not any(word.lower() == said for said in of_sentence):
            return False
    return True


def _cut_in_name(caption: str, sentence: str) -> bool:
    """A capital before the cut and one right after it is a name in two, if nothing says so."""
    if caption.endswith("…"):
        return False
    tail = " ".join(caption.split(" ")[-3:])
    at = sentence.find(tail)
    last = caption.split(" ")[-1]
    if at < 0 or not last[:1].isupper() or last.isupper():
        return False
    rest = sentence[at + len(tail) :]
    goes_on = re.match(
        r" (?:(?:of|for|on|and|against|de|du|des|del|y|et|и) )?(?:the |la |el )?[A-ZÀ-ÞА-ЯЁ]", rest
    )
    dated = re.match(r" (?:\w+ ){1,3}\d{4}", rest)  # the date is taken out with its words
    return goes_on is not None and dated is None
