"""The lines of a masthead, in the six official languages: session, agenda items, distribution.

A masthead is set the same way in every language, and its words are few (UN Editorial Manual,
Mastheads). May import db.structure.languages, recognise and symbols.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.structure import languages, recognise
from db.structure.symbols import leading_symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 120  # characters

_ENGLISH = (
    r"(?:resumed\s+)?(?:(?:one\s+)?hundred\s+and\s+)?(?:(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth?|ninth|tenth|eleventh|twelfth|[a-z]+teenth|[a-z]+tieth)|\d{1,3}(?:st|nd|rd|th))"
)
_FRENCH = r"(?:(?:[a-zà-ÿ]+-|[a-zà-ÿ]+\set\s)*[a-zà-ÿ]+ième|première?|\d{1,3}(?:e|è?me))"
_SPANISH = r"(?:[a-záéíóú]+\s){0,2}(?:[a-záéíóú]+[oº]|\d{1,3}[º°.]*)"
_RUSSIAN = r"(?:[а-яё]+\s){0,2}(?:[а-яё]+|\d{1,3})"
_SESSION = re.compile(
    rf"{_ENGLISH}\s+(?:(?:resumed|special|emergency|regular|annual|substantive|organizational)\s+)*session"
    r"|(?:substantive\s+|organizational\s+)?session\s+of\s+\d{4}|\d{4}\s+session"
    rf"|{_FRENCH}\s+session(?:\s+(?:extraordinaire|ordinaire)(?:\s+d['’]urgence)?)?"
    r"|session\s+(?:de\s+fond\s+)?de\s+\d{4}"
    rf"|{_SPANISH}\s+per[ií]odo\s+(?:extraordinario\s+|ordinario\s+)?(?:de\s+emergencia\s+)?de\s+sesiones"
    rf"|{_RUSSIAN}(?:-я)?\s+(?:(?:специальная|чрезвычайная|очередная)\s+)*сессия"
    r"|الدورة\s+[^\s:]+(?:\s+[^\s:]+){0,4}"
    r"|第[〇○零一二三四五六七八九十百\d]{1,6}\s?[届屆](?:\S{0,4})?[会會][议議]",
    re.IGNORECASE,
)
_YEAR = re.compile(
    rf"{_ENGLISH}\s+year|{_FRENCH}\s+année|{_SPANISH}\s+año"
    rf"|{_RUSSIAN}(?:-й)?\s+год|السنة\s+\S+(?:\s+\S+){{0,3}}|第[一二三四五六七八九十百\d]{{1,6}}年",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"distr\b|united$|nations(?:\s+[A-Z])?$|united nations\s+[A-Z]$"
    r"|(?:united nations|nations unies|naciones unidas|организация объединенных наций"
    r"|الأمم المتحدة|联合国|聯合國)(?:\s+\S*/\S+.*)?$"
    r"|(?:general|limited|restricted|générale|limitée|limitada|общая|ограниченная)$"
    r"|[ou]riginal\s?[:：]",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"(?:(?:Human Rights|First|Second|Third|Fourth|Fifth|Sixth|Special Political(?: and "
    r"Decolonization)?|Preparatory) Committee|Committee (?:on|against|for)|Subcommittee on"
    r"|(?:Sub-)?Commission (?:on|for)|Working Group on the Universal|Executive Board"
    r"|Comité (?:des droits|contre|pour|sur|de Derechos|contra|para|de los)"
    r"|(?:Première|Deuxième|Troisième|Quatrième|Cinquième|Sixième) Commission"
    r"|(?:Primera|Segunda|Tercera|Cuarta|Quinta|Sexta) Comisión|Sous-Comité|Subcomité"
    r"|(?:Под)?комитет (?:по|против)|(?:Первый|Второй|Третий|Четвертый|Пятый|Шестой) комитет"
    r"|اللجنة (?:المعنية|الأولى|الثانية|الثالثة|الرابعة|الخامسة|السادسة)"
    r"|لجنة (?:القضاء|مناهضة|حقوق))(?: [^.:;]{3,80})?|[^。，：]{2,24}委员会",
    re.IGNORECASE,
)
_RECORDS = re.compile(
    r"Official Records|Documents officiels|Documentos Oficiales|Официальные отчеты|Provisional"
    r"|Advance (?:unedited )?version|Secretary-General[’']s bulletin|Administrative instruction"
    r"|Information circular|Circulaire du Secrétaire général|Boletín del Secretario General"
    r"|Бюллетень Генерального секретаря",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:[^\W\d_]+[\s-]){0,3}[^\W\d_]+\s?[,،]\s|(?:le\s+|on\s+)?(?=\d|[A-Z][a-z]+\s\d)|(?=.{4}年)|\S{1,8}\s(?=\d)"
)
_LETTER = r"\(?[a-zа-я]\)"
_ITEM = rf"\d{{1,3}}(?:\s?{_LETTER})*"
_AND = (
    r"(?:\s?,\s(?:and|et|y|и)\s|\s?,\s?|\s?、\s?|\s(?:and|to|et|à|y|a|al|и|по)\s"
    r"|\s?[和至]\s?|\s?[-–]\s?|\sو\s?)"
)
_ITEMS = rf"(?P<items>{_ITEM}(?:{_AND}(?:{_ITEM}|{_LETTER}))*)"
_AGENDA = re.compile(
    rf"(?:(?:provisional\s+)?agenda\s+items?|items?|temas?|points?|пункты?|البند|البندان|البنود|(?:临时)?议程\*?项目"
    rf"|議程項目)\s*{_ITEMS}(?![\w)/]|\.\d)",
    re.IGNORECASE,
)
_OF_AGENDA = (
    r"(?:\s[^.]{0,60})?\s(?:of\sthe\s(?:(?:provisional\s|preliminary\s)?agenda|preliminary\slist)|de\sl['’]ordre\sdu\sjour"
    r"|(?:del\sprograma|de\sla\sagenda|del\stemario)|(?:предварительной\s)?повестки\sдня|من\sجدول)"
)
_UNDER_ITEM = re.compile(
    rf"(?:agenda\s+items?\s+{_ITEMS}(?![\w)/]|\.\d)"
    r"|(?:items?|points?|temas?|пункта?(?:ов|ам|у|ом|ами)?|البند)\s+"
    rf"{_ITEMS.replace('items', 'other', 1)}(?![\w)/]|\.\d){_OF_AGENDA})",
    re.IGNORECASE,
)
_PIECE = re.compile(rf"(?P<number>\d{{1,3}})?(?P<letters>(?:\s?{_LETTER})*)")
_TO = re.compile(r"\s(?:to|à|a|al|по)\s|\s?至\s?|\s?[-–]\s?")
_SPLIT = re.compile(_AND)
_MOST = 30  # items in a range


def session_of(lines: Iterable[str]) -> str | None:
    """The session that a masthead names, as written: "Twenty-seventh session"."""
    for line in lines:
        match = _SESSION.match(line.strip())
        if match and not line[match.end() :].strip()[:1].islower():
            return " ".join(match.group().split())
    return None


def is_masthead_line(text: str) -> bool:
    """Whether a line is a masthead's by its words."""
    line = text.strip()
    return len(line) <= _LONGEST and (
        leading_symbol(line) is not None
        or languages.is_original_line(line)
        or (languages.language_named(line) is not None and len(line) <= 20)
        or recognise.opens_resolution(line)
        or _FIXED.match(line) is not None
        or is_agenda_line(line)
        or is_body_name(line)
        or _RECORDS.fullmatch(line) is not None
        or _SESSION.fullmatch(line) is not None
        or _YEAR.fullmatch(line) is not None
        or is_day_line(line)
    )


def is_body_name(text: str) -> bool:
    """Whether a line is the name of a committee, which may also be a title."""
    return _COMMITTEE.fullmatch(text) is not None


def is_day_line(text: str) -> bool:
    """Whether a line is a date, with no more than a place before it: "Geneva, 9 May 2014"."""
    return len(text) <= 60 and _DAY.match(text) is not None and bool(languages.written_day(text))


def is_agenda_line(text: str) -> bool:
    """Whether a line begins by naming items of an agenda."""
    return _AGENDA.match(text) is not None


def items_named(line: str) -> tuple[str, ...]:
    """The agenda items that a masthead's line names."""
    match = _AGENDA.match(line)
    return tuple(split_items(match.group("items"))) if match else ()


def items_asked_for(paragraph: str) -> Iterator[str]:
    """The items under which a letter asks to be circulated."""
    for match in _UNDER_ITEM.finditer(paragraph):
        yield from split_items(match.group("items") or match.group("other"))


def split_items(text: str) -> Iterator[str]:
    """Items one by one, written the English way: "34 (a) and (b), 68 c)" is three.

    A range gives each of its items: "3 to 5" is 3, 4 and 5; "68 (a)-(c)" has three letters.
    """
    number, letter = "", ""
    position = 0
    joint = ""
    for match in (*_SPLIT.finditer(text), None):
        piece = text[position : match.start() if match else len(text)].strip()
        found = _PIECE.fullmatch(piece)
        if found and piece:
            letters: list[str] = re.findall(r"[a-zа-я]", found.group("letters"))
            if _TO.fullmatch(joint) and number:
                yield from _between(number, letter, found.group("number"), letters)
            number = found.group("number") or number
            letter = letters[-1] if letters else ""
            yield " ".join((number, *(f"({one})" for one in letters)))
        if match:
            joint, position = match.group(), match.end()


def _between(number: str, letter: str, until: str | None, letters: list[str]) -> Iterator[str]:
    """The items between the ends of a range; nothing where the ends are not alike."""
    if until is None and len(letters) == 1 and letter:
        for code in range(ord(letter) + 1, ord(letters[0])):
            yield f"{number} ({chr(code)})"
    elif until is not None and not letters and not letter and int(until) - int(number) < _MOST:
        yield from (str(one) for one in range(int(number) + 1, int(until)))
