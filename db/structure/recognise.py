"""What a line or a paragraph is by its words alone, in the conventions of UN documents.

Tables of patterns for the official languages and the questions asked of them. Sources: the UN
Editorial Manual on letters and notes verbales, annexes and enclosures, resolutions, subdivisions.
Imports nothing of ours.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from db.model import DocumentKind, SectionKind

_ANNEX_WORDS: dict[SectionKind, str] = {
    SectionKind.ANNEX: r"Annexe?|Anexo|Приложение|المرفق|مرفق|附件",
    SectionKind.ENCLOSURE: r"Enclosure|Pièce jointe|Documento adjunto|الضميمة|附文",
    SectionKind.APPENDIX: r"Appendix|Appendice|Apéndice|Добавление|التذييل|附录",
}
_ANNEX = {
    kind: re.compile(
        rf"\[?(?P<number>(?:{names})(?:\s+(?:[IVXL]+|\d{{1,2}}|[A-H]))?)\]?\s?\*{{0,3}}"
        r"(?P<rest>\s+(?:to|of|à|de|del|к)\s.+)?",
        re.IGNORECASE,
    )
    for kind, names in _ANNEX_WORDS.items()
}
_LETTER_TITLE = re.compile(
    r"(?:Identical\s+l|L)etters?\s+dated\s|Lettres?\s+(?:identiques\s+)?datées?\s|Cartas?\s+(?:idénticas\s+)?"
    r"de\s+fecha\s|(?:Идентичные\s+письма|Письмо)\s.{0,250}?\sот\s+\d|رسالة\s+مؤرخة|رسالتان\s+متطابقتان|\d{0,4}年?.{0,12}日.{0,40}的信$"
)
_NOTE_VERBALE_TITLE = re.compile(
    r"Notes?\s+verbales?\s+(?:dated|datée|de\s+fecha)|Nota\s+verbal\s+de\s+fecha|Вербальная\s+нота",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\(?(?:Signed|Signé|Firmado|Подпись|توقيع|签名|簽名)\)\s?\S?|\((?:توقيع|签名)\)", re.IGNORECASE
)
_BODY_OPENING = re.compile(
    r"I have the honou?r|(?:Up)?[Oo]n (?:the )?instructions?|Under instructions|Excellency|Sir,|"
    r"Madam|Further to|I am writing|I write|J['’]ai l['’]honneur|D['’]ordre|Tengo el honor|"
    r"Siguiendo instrucciones|Имею честь|По поручению"
)
_ORGANS = (
    r"(?:The\s+)?(?:Security Council|General Assembly|Economic and Social Council"
    r"|Human Rights Council|Commission on Human Rights|Trusteeship Council)"
    r"|(?:Le\s+)?Conseil (?:de sécurité|des droits de l['’]homme|économique et social)"
    r"|L['’]Assemblée générale|Assemblée générale"
    r"|(?:El\s+)?Consejo (?:de Seguridad|de Derechos Humanos|Económico y Social)"
    r"|(?:La\s+)?Asamblea General|Совет (?:Безопасности|по правам человека)"
    r"|Экономический и Социальный Совет|Генеральная Ассамблея"
    r"|(?:إن )?(?:مجلس الأمن|مجلس حقوق الإنسان|الجمعية العامة|المجلس الاقتصادي والاجتماعي)"
    r"|安全理事会|大会|人权理事会|经济及社会理事会"
)
_ORGAN_OPENING = re.compile(rf"(?:{_ORGANS})\s?[,،，]?", re.IGNORECASE)
_RESOLUTION_TITLE = re.compile(
    r"(?:Resolution|Résolution|Resolución|Резолюция|القرار)\s+\d+(?:/\d+)?\b"
    r"|\d{1,4}\s\(\d{4}\)[.,]?\s+(?:Resolution|Résolution|Resolución)\b"
    r"|\d{1,4}/\d{1,4}\.\s+[^\W\d_]",
)
_ADOPTED: tuple[tuple[re.Pattern[str], DocumentKind], ...] = (
    (
        re.compile(
            r"(?:Resolution|Résolution|Resolución)s?\s+(?:adopt|aprob)|Резолюци[яи],\s+принят"
            r"|قرار\s+اتخذ|.{0,40}(?:通过的决议|大会决议)$",
            re.IGNORECASE,
        ),
        DocumentKind.RESOLUTION,
    ),
    (
        re.compile(
            r"(?:Decision|Décision|Decisión)s?\s+(?:adopt|aprob)|Решени[ея],\s+принят"
            r"|مقرر\s+اتخذ|.{0,40}通过的决定$",
            re.IGNORECASE,
        ),
        DocumentKind.DECISION,
    ),
)
_BULLET = re.compile(
    r"([•●◦▪‣∙·\uf0a7-\uf0ff■□◆❖➢➔→✓−–—-]|\*(?=\s))\s+(?=\S)|([•●▪‣\uf0a7-\uf0ff])(?=\S)"
)
_LETTERED = re.compile(r"(\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2}|[а-я])\))\s*(?=\S)")
_LETTER_BRACKET = re.compile(r"((?:[a-zа-я]|[ivx]{2,4})\))(?:\s+(?=\S)|(?=[^\W\d_a-zа-я]))")
_NUMBERED = re.compile(
    r"(\d{1,4}[.\-–]|\d{1,3}\.\d{1,2}\.?|[一二三四五六七八九十]{1,3}、)\s*(?=[^\W\d_]|[“\"«(\[‘])"
)
_ROMAN = re.compile(
    r"((?=[IVXL])(?:X{0,3})(?:IX|IV|V?I{0,3})\.)(?:\s+(?=\S)|(?=[^\W\d_a-zа-я][^\W\d_]{2}))"
    r"|((?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)ً?\s?[-–])\s*(?=\S)"
)
_CAPITAL = re.compile(
    r"([A-ZА-Я]\.)(?:\s+(?=[A-ZА-Я“\"(0-9])|(?=[^\W\d_a-zа-я][^\W\d_]{2})|(?=[\u3400-\u9fff]))"
    r"|((?:ألف|باء|جيم|دال|هاء|واو|زاي|حاء|طاء|ياء)\s?[-–])\s*(?=\S)"
)
_CHAPTER = re.compile(
    r"((?:Chapter|Part|Section|Chapitre|Partie|Capítulo|Parte|Sección|Глава|Часть|Раздел|CHAPTER"
    r"|PART|SECTION)\s+(?:[IVXL]+|\d+)(?!\w|\.\d)"
    r"|الفصل\s+[^\s:]+(?:\s+عشر)?|第[一二三四五六七八九十百]+章)\s*[:.：—–-]?\s*"
)
_ARTICLE = re.compile(
    r"(?:Article|Artículo|Статья|ARTICLE|المادة|مادة|Rule)\s+\(?\d+\)?(?:er|bis|ter)?\.?|第[一二三四五六七八九十百]+条"
)
_QUOTED = re.compile(r"[“\"«‘].+[”\"»’]\s?[.,;:]?")
_PART_NUMBER = re.compile(r"(?=[IVX])X?(?:IX|IV|V?I{0,3})")
_ITEM_NUMBER = re.compile(r"\d{1,4}/\d{1,4}\.?")
_MEETING = re.compile(
    r"\d{1,5}(?:st|nd|rd|th|e|ème|ª|a|-е)\s+(?:plenary\s+|пленарное\s+)?(?:meeting|séance|sesión|заседание)"
    r"(?:\s+(?:plénière|plenaria))?(?:\s*,?\s.{0,40})?"
)
_CONTINUED = re.compile(
    r"[^\W\d_a-zа-я].{3,200}\((?i:continued|cont[’']?d|suite|fin|continuación|conclusión"
    r"|продолжение|окончание|تابع|续)\)(?:\s?\([A-Z][^()]{3,80}\))?"
)
_ADOPTED_BY = re.compile(
    r"(?:Adopted|Adoptée?|Aprobad[ao]|Принята|Принято)\s+(?:by|par|por|Советом|Генеральной)\b"
    r"|اتخذه\S*\s|.{2,12}第\S+次会议通过"
)
_TERMINAL = re.compile(r"[.!?:;,。！？；：，、؛؟،][”’\"»)\]]*(?:\s?(?:[a-z]|\d{1,3}|\*+))?$")
_COUNTED = re.compile(r"\b(?:Nos?|núms?|arts?|paras?|vol|chap|sect)\.\s?\d{1,4}$", re.IGNORECASE)
_INITIAL = re.compile(r"(?:^|[\s.])\w\.$")  # "Chargé d’affaires a.i."
_FULL_STOP = re.compile(r"[.!?:;。！？；：؛؟][”’\"»)\]]*(?:\s?(?:[a-z]|\d{1,3}|\*+))?$")


class AnnexLabel(NamedTuple):
    """The line that opens an annex, an enclosure or an appendix."""

    kind: SectionKind
    number: str  # "Annex", "Annex II"


class Marker(NamedTuple):
    """What stands before an item's or a numbered paragraph's words."""

    text: str
    length: int  # with the white space after it
    item: bool  # a list item's, not a paragraph's number
    strict: bool  # it cannot be anything else at the start of a line


def annex_label(text: str) -> AnnexLabel | None:
    """What an annex's first line says, or None for any other text."""
    if len(text) > 400 or text.endswith((".", ";", ",")):
        return None
    for kind, pattern in _ANNEX.items():
        match = pattern.fullmatch(text)
        if match and (match.group("number")[0].isupper() or not text[0].isascii()):
            return AnnexLabel(kind, " ".join(match.group("number").split()))
    return None


def opens_annex(line: str) -> bool:
    """Whether a line begins the label of an annex; the label may go on in the next lines."""
    return annex_label(line) is not None


def is_letter_title(text: str) -> bool:
    """Whether a text begins as the title of a letter does."""
    return _LETTER_TITLE.match(text) is not None


def is_note_verbale_title(text: str) -> bool:
    """Whether a text begins as the title of a note verbale does."""
    return _NOTE_VERBALE_TITLE.match(text) is not None


def is_signature(text: str) -> bool:
    """Whether a text is the line "(Signed) Name"."""
    return _SIGNED.match(text) is not None


def opens_body(text: str) -> bool:
    """Whether a text begins as the first paragraph of a letter does."""
    return _BODY_OPENING.match(text) is not None


def opens_resolution(text: str) -> bool:
    """Whether a text is the line that names the organ and opens the preamble."""
    return _ORGAN_OPENING.fullmatch(text) is not None


def is_resolution_title(text: str) -> bool:
    """Whether a text begins as the title of a resolution does."""
    return _RESOLUTION_TITLE.match(text) is not None


def adopted(text: str) -> DocumentKind | None:
    """What a line that says "Resolution adopted by …" makes of its document."""
    return next((kind for pattern, kind in _ADOPTED if pattern.match(text)), None)


def chapter(text: str) -> tuple[str, int] | None:
    """A chapter's number and the length with what parts it from the title, or None."""
    match = _CHAPTER.match(text)
    return (match.group(1), match.end()) if match else None


def is_article(text: str) -> bool:
    """Whether a text is "Article 9" and nothing else."""
    return _ARTICLE.fullmatch(text) is not None


def heading_number(text: str) -> tuple[str, int, str] | None:
    """A heading's number, its length with the space after it, and its style; or None."""
    for style, pattern in (("roman", _ROMAN), ("capital", _CAPITAL)):
        match = pattern.match(text)
        number = (match.group(1) or match.group(2)) if match else ""
        if match and len(number) > 1:
            return number, match.end(), style
    return None


def marker(text: str) -> Marker | None:
    """The bullet, letter or number before a text, or None."""
    match = _BULLET.match(text)
    if match:
        sign = match.group(1) or match.group(2)
        return Marker(sign, match.end(), item=True, strict=sign not in "–—-−→*·")
    for pattern in (_LETTERED, _LETTER_BRACKET):
        match = pattern.match(text)
        if match:
            return Marker(match.group(1), match.end(), item=True, strict=False)
    match = _NUMBERED.match(text)
    if match:
        return Marker(match.group(1).rstrip("-–"), match.end(), item=False, strict=False)
    return None


def is_item_number(text: str) -> bool:
    """Whether a text is the number of a resolution or decision and nothing else: "14/105"."""
    return _ITEM_NUMBER.fullmatch(text.strip()) is not None


def is_meeting(text: str) -> bool:
    """Whether a text is the meeting that adopted a resolution: "22nd meeting 9 June 2010"."""
    return _MEETING.fullmatch(text.strip()) is not None


def is_continued(text: str) -> bool:
    """Whether a text is the title of an item taken up again: "General debate (continued)"."""
    return _CONTINUED.fullmatch(text) is not None and marker(text) is None


def tells_adoption(text: str) -> bool:
    """Whether a line below the title of a resolution says who adopted it, and when."""
    return len(text) <= 160 and _ADOPTED_BY.match(text) is not None


def ends_clause(text: str) -> bool:
    """Whether a text ends in punctuation of any kind, a note's indicator after it aside."""
    return _TERMINAL.search(text) is not None and _COUNTED.search(text) is None


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence or a clause of a list does (a comma is not enough)."""
    ended = _FULL_STOP.search(text) is not None and _INITIAL.search(text) is None
    return ended and _COUNTED.search(text) is None


def is_capitals(text: str) -> bool:
    """Whether a text has letters and all of them are capitals (never in scripts without case)."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and all(char.isupper() for char in letters)


def is_quotation(text: str, before: str) -> bool:
    """Whether a paragraph is a quotation set apart: in quotation marks, after a colon."""
    return before.endswith(":") and _QUOTED.fullmatch(text) is not None


def is_part_number(text: str) -> bool:
    """Whether a text is a Roman number and nothing else: "II" above a part of a resolution."""
    return _PART_NUMBER.fullmatch(text) is not None
