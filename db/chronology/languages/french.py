"""French. May import db.chronology.languages.words only."""

from __future__ import annotations

from db.chronology.languages.words import NEVER, Words

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)

FRENCH = Words(
    language="fr",
    months=_MONTHS,
    month_forms=tuple((name.capitalize(), number) for number, name in enumerate(_MONTHS, 1)),
    short_months=(("janv", 1), ("févr", 2), ("juill", 7), ("sept", 9), ("oct", 10), ("nov", 11)),
    seasons=(("printemps", 21), ("été", 22), ("automne", 23), ("hiver", 24)),
    ordinals=(
        *(("premier", 1), ("première", 1), ("1er", 1), ("second", 2), ("seconde", 2)),
        *(("deuxième", 2), ("troisième", 3), ("quatrième", 4), ("dernier", 4), ("dernière", 4)),
    ),
    last_ordinals=("dernier", "dernière"),
    quarters=("trimestre",),
    halves=("semestre", "moitié"),
    of="de",
    year=r"(?:années?|an)",
    month="mois",
    and_="et",
    or_="ou",
    to=("à", "au", "jusqu’à", "jusqu'à", "jusqu’au", "jusqu'au", "jusqu’en", "jusqu'en"),
    between="entre",
    parts_re=(
        r"mi-|(?:tout )?(?:début|fin)(?: (?:de |d['’]))?(?:l['’]année )?(?:du mois (?:de |d['’]))?"
        r"|(?:début|fin|courant|milieu)(?: (?:de |du |d['’])?)"
        r"(?:l['’]année |l['’]an )?"
    ),
    about_re=r"(?:vers|environ|autour de) (?:l['’]an(?:née)? )?",
    same=("même année", "cette année-là"),
    this=("cette année", "année en cours", "présente année"),
    last=("année dernière", "an dernier", "année passée", "an passé"),
    next_=("année prochaine", "an prochain"),
    following=("année suivante",),
    preceding=("année précédente",),
    since=(
        *("depuis", "à partir de", "à partir du", "à compter de", "à compter du", "après"),
        *("à dater du", "dès", "avec effet au", "avec effet à compter du", "à partir d’", "depuis"),
    ),
    as_of=(),
    until=(
        *("jusqu’en", "jusqu'en", "jusqu’à", "jusqu'à", "jusqu’au", "jusqu'au", "avant", "d’ici à"),
        *("d'ici à", "d’ici", "d'ici", "d’ici au", "d'ici au", "au plus tard en"),
        *("au plus tard le", "au plus tard au"),
    ),
    from_=("de", "du"),
    from_opens=False,
    during=("pendant", "durant", "tout au long de", "au cours de"),
    onwards=("et au-delà",),
    at=(
        *("en", "au", "à", "de", "du", "le", "depuis", "pendant", "durant", "dès", "d'ici", "pour"),
        *("jusqu’en", "jusqu'en", "au mois de", "avant", "après", "vers", "fin", "début", "entre"),
    ),
    number_words=(
        *("no", "nos", "n°", "nº", "numéro", "numéros", "article", "articles", "art", "alinéa"),
        *("paragraphe", "paragraphes", "par", "page", "pages", "p", "résolution", "résolutions"),
        *("Résolution", "Résolutions", "Article", "plus de", "moins de", "environ", "quelque"),
        *("près de", "section", "chapitre", "tél", "bureau", "euros", "EUR", "USD", "total de"),
    ),
    counted=(
        *("personnes", "femmes", "hommes", "enfants", "filles", "cas", "euros", "dollars", "km"),
        *("millions", "milliards", "kilomètres", "soldats", "réfugiés", "élèves", "familles"),
        *("demandes", "plaintes", "recommandations", "places", "lits", "détenus", "employés"),
        *("victimes", "participants", "heures", "jours", "semaines", "mois", "ans", "mètres"),
        *("tonnes", "membres", "experts", "écoles", "enseignants", "juges", "migrants"),
    ),
    instruments=(
        *("loi", "lois", "code", "convention", "conventions", "déclaration", "résolution"),
        *("résolutions", "décision", "décisions", "constitution", "accord", "accords"),
        *("protocole", "protocoles", "pacte", "traité", "traités", "charte", "rapport"),
        *("rapports", "document", "documents", "décret", "décrets", "directive", "règlement"),
        *("ordonnance", "arrêté", "arrêt", "jugement", "lettre", "lettres", "note", "verbale"),
        *("communication", "mémorandum", "statut", "principes", "avis", "circulaire", "lettre"),
    ),
    plans=("programme", "programmes", "plan", "plans", "stratégie", "stratégies", "budget"),
    spans=("période", "périodes", "exercice", "exercices", "biennal", "années", "décennie"),
    amended=("modifiée", "modifié", "amendée", "amendé", "révisée", "révisé"),
    dated=("daté", "datée", "datés", "datées", "en date"),
    planned_re=(
        r"[a-zéèêç]{2,}(?:era|eront)|sera|seront|aura|auront|ira|iront|tiendra|tiendront|"
        r"(?:est|sont) prévue?s?|prévoi(?:t|ent) (?:de|d['’])|compte(?:nt)? (?=\w+[ei]r\b)|"
        r"envisage(?:nt)? (?:de|d['’])|l['’]intention (?:de|d['’])|projette(?:nt)? de|"
        r"(?:doit|doivent) (?:être|avoir)|devrai(?:t|ent)"
    ),
    ongoing_re=(
        r"(?:est|sont) (?:toujours |actuellement |encore )?en cours|se poursui(?:t|vent)|"
        r"continuent?|toujours|actuellement|reste(?:nt)?|demeure(?:nt)?"
    ),
    past_verbs=("a", "ont", "avait", "avaient", "fut", "furent", "était", "étaient", "eut"),
    past_re=r"(?!années?\b)[a-zéèêç]{2,}(?:é|ée|és|ées)",
    small=(
        *(
            "le",
            "la",
            "les",
            "un",
            "une",
            "des",
            "du",
            "de",
            "d",
            "l",
            "et",
            "ou",
            "à",
            "au",
            "aux",
        ),
        *("en", "dans", "par", "pour", "sur", "avec", "sans", "sous", "entre", "contre", "vers"),
        *("que", "qui", "dont", "où", "ce", "cette", "ces", "son", "sa", "ses", "leur", "leurs"),
        *("est", "sont", "a", "ont", "été", "se", "ne", "pas", "plus", "il", "elle", "ils", "y"),
        *("afin", "comme", "lors", "selon", "notamment", "ainsi", "mais", "si", "tout", "toute"),
    ),
    day_suffix_re=r"(?:er)?",
    day_of_re="",
    day_article_re=r"(?:le )?",
    month_first=False,
    dmy_gap_re=r"(?:,| de)?",
    month_year_re=r"(?:,| de)?(?: la| l['’])?",
    divided_gap_re=r" (?:de )?(?:l['’](?:année |exercice )?)?",
    season_gap_re=r"(?: de)?(?: l['’]année)? ",
    joined_years_re=NEVER,
    year_tail_re="",
    bare_years=True,
    decade_re=r"\bannées (?:1[5-9]|20)\d0(?!\d|\s?[-–])",
    determined=False,
    article_re=r"(?:la |le |l['’])?",
    link_article_re=r"(?:le |la |l['’])?(?:année )?",
    lead_filler_re=r"(?: (?:le|la|les|environ|l['’]année|l['’]an|années|l['’]exercice))*",
    strong=("et", "année", "années", "l’an", "l'an"),
    strong_filler_re=r"(?: (?:l['’]an(?:née)?|les années))?",
    onwards_gap_re="",
    letters="a-zà-ÿ",
    counted_not_re=r"de\b|du\b|des\b|et\b|la\b|le\b|les\b|à\b|au\b",
    state_re=NEVER,
    thing_from_re=NEVER,
    yearly_re=r",? (?:de )?chaque année\b",
    abbreviations_re=r"[A-Z]|M|MM|Mme|Mmes|Dr|St|art|par|p|pp|vol|al|cf|etc|éd|no|chap|janv|févr",
    clause_re=r"qui|que|dont|où|mais|tandis que|alors que|parce que",
    number_sign_re=r"n[o°º]s?\.? ?",
    name_word_re=(
        r"(?:[A-ZÀ-Ý«][\w’'.-]*|de|du|des|la|le|les|et|sur|à|au|aux|pour|contre|en|verbale|"
        r"relative?s?|[dl]['’]\w+)"
    ),
    no_name_re="le|la|les|un|une|de|du|des|en|dans|et|à|au|pour|par|est|sont|a|ont",
    instruments_re=NEVER,
    plans_re=NEVER,
    spans_re=NEVER,
    versus_re=r"c\.",
    citing_of_re=r",? (?:du|de|de l['’]année|en date du) $",
    citing_from_re=NEVER,
    years_re="années?",
    covering_re=r"\b(?:[Rr]apports?|couvr\w+|exercice)\b",
    covering_for_re=r"(?:pour|couvrant|de)(?: (?:la|les|l['’]))?(?: ?années?)?",
    span_filler_re=r"(?: (?:de|du|allant de|allant du|comprise entre|couvrant))?(?: l['’]année)?",
    yearly_for_re=r" (?:pour|pour l['’]année|pour l['’]exercice) $",
    bare_article_re=NEVER,
    dated_filler_re=r"(?: (?:du|de|des))?",
    lasting_re=r"\bjusqu['’](?:en|au|à)\s$",
    awaiting_re=NEVER,
    fronted_noun_re=r"(?:Le|La|Les|Un|Une|Son|Ce|Cette) (?!période|années?\b|cours)",
    lead_re="",
    lead_tail_re="",
    opening_re=NEVER,
    no_subject_re=NEVER,
    verb_re=r"est|sont|peut|doit|doivent|sera|seront|continue|prévoit|comprend|vise",
    cuts_re=(
        *(r"; ", r", (?:qui|que|dont|où|notamment|y compris|ainsi que)\b", r": "),
        *(r", (?:avec|afin|alors que|tandis que|mais)\b", r", ", r" (?:qui|que|dont|afin|ainsi)\b"),
    ),
    phrase_re=r"en|dans|sur|à|au|aux|pour|par|avec|sous|lors|pendant|contre|entre|vers|de|du|des",
    adverb_re=(
        r"Toutefois|Cependant|En outre|De plus|Par ailleurs|À cet égard|Ainsi|Néanmoins|Enfin|"
        r"En conséquence|Par conséquent|Dans ce contexte|À cette fin|De même"
    ),
    dangling_re=(
        r"conformément|cours|compte|matière|cadre|égard|vertu|raison|outre|lieu|visant|relatif|relative|suite"
    ),
    polite_re=r"^J['’]ai l['’]honneur de ",
    indefinite_re=NEVER,
    that="que",
    acronyms=False,
    name_article="le",
    undated_re="",
    subject_re="",
)
