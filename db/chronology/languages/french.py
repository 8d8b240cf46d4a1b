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
    night="",
    between="entre",
    parts_re=(
        r"mi-|(?:tout )?(?:début|fin)(?: (?:de |d['’]))?(?:l['’]année )?(?:du mois (?:de |d['’]))?"
        r"|(?:début|fin|courant|milieu)(?: (?:de |du |des |d['’])?)"
        r"(?:l['’]année |l['’]an )?"
    ),
    about_re=r"(?:vers|environ|autour de) (?:l['’]an(?:née)? )?",
    same=("même année", "cette année-là"),
    this=("cette année", "année en cours", "présente année"),
    last=("année dernière", "an dernier", "année passée", "an passé"),
    next_=("année prochaine", "an prochain"),
    following=("année suivante",),
    preceding=("année précédente",),
    told_days=(("même jour", 0), ("lendemain", 1), ("jour suivant", 1), ("veille", -1)),
    told_months=(("même mois", 0), ("mois suivant", 1), ("mois précédent", -1)),
    own_months=(("mois dernier", -1), ("mois prochain", 1), ("mois passé", -1)),
    numbers=(
        *(("un", 1), ("une", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6)),
        *(("sept", 7), ("huit", 8), ("neuf", 9), ("dix", 10), ("onze", 11), ("douze", 12)),
    ),
    units=(
        *(("an", "year"), ("ans", "year"), ("année", "year"), ("années", "year")),
        *(("mois", "month"), ("semaine", "week"), ("semaines", "week")),
        *(("jour", "day"), ("jours", "day")),
    ),
    later_re=r"{number} {unit} (?:plus tard|après(?! [a-zà-ÿ]))",
    later=("plus tard", "après"),
    the_year_re=r"(?:l['’])?année\b(?! [a-zà-ÿ\d])",
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
    onwards=("et au-delà", "à ce jour", "à aujourd’hui", "jusqu’à ce jour", "jusqu’à présent"),
    at=(
        *("en", "au", "à", "de", "du", "le", "depuis", "pendant", "durant", "dès", "d'ici", "pour"),
        *("jusqu’en", "jusqu'en", "au mois de", "avant", "après", "vers", "fin", "début", "entre"),
    ),
    number_words=(
        *("no", "nos", "n°", "nº", "numéro", "numéros", "article", "articles", "art", "alinéa"),
        *("paragraphe", "paragraphes", "par", "page", "pages", "p", "résolution", "résolutions"),
        *("Résolution", "Résolutions", "Article", "plus de", "moins de", "environ", "quelque"),
        *(
            "près de",
            "section",
            "chapitre",
            "tél",
            "bureau",
            "salle",
            "cellule",
            "dossier",
            "vol",
            "boîte postale",
            "BP",
            "euros",
            "EUR",
            "USD",
            "total de",
        ),
    ),
    counted=(
        *("personnes", "femmes", "hommes", "enfants", "filles", "cas", "euros", "dollars", "km"),
        *("millions", "milliards", "kilomètres", "soldats", "réfugiés", "élèves", "familles"),
        *("demandes", "plaintes", "recommandations", "places", "lits", "détenus", "employés"),
        *("victimes", "participants", "heures", "jours", "semaines", "mois", "ans", "mètres"),
        *("tonnes", "membres", "experts", "écoles", "enseignants", "juges", "migrants"),
        *("observateurs", "logements", "ménages", "dinars", "francs", "hectares", "électeurs"),
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
    intended_re=(
        r"(?:était|étaient|avait été|avaient été) (?:initialement )?prévue?s?|devai(?:t|ent)|"
        r"(?:initialement|d['’]abord) prévue?s?|avai(?:t|ent) (?:prévu|l['’]intention) (?:de|d['’])"
    ),
    possible_re=r"pourrai(?:t|ent)|peut|peuvent|serai(?:t|ent)",
    bound_re=(
        r"(?<!\bêtre )(?<!\bsera )(?<!\bseront )\b(?!année)[a-zéèêç]{2,}"
        r"(?:é|ée|és|ées)(?: [\w’'-]+){0,3}? (?:le|en|du) $"
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
    bare_season_re=r"\b(?:[Aa]u |[ÀàEe]n |[Àà] l['’]){season}(?=[,.;:)]|$)",
    address_re=r",? (?:rue|avenue|av\.|boulevard|bd|place|chemin|route|quai|allée|impasse)\b",
    joined_years_re=NEVER,
    year_tail_re="",
    bare_years=True,
    decade_re=r"\bannées (?:1[5-9]|20)\d0(?!\d|\s?[-\u2010-\u2015\u2212])",
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
    yearly_re=r",? (?:de )?(?:chaque année|tous les ans)\b",
    yearly_before_re=r"\b(?:[Cc]haque année|[Tt]ous les ans|[Cc]élébrée?),? (?:le|les|du) $",
    named_day_re=r"\b(?:Journée|Fête|Jour) (?:[a-zà-ÿ]+ )?(?:de|des|du|d['’]|pour|contre)",
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
    opening_re=(
        r"en|dans|au cours|lors|conformément|selon|avec|pour|par|sous|depuis|afin|à|au|aux|"
        r"suite|après|avant|durant|pendant|s['’]agissant|concernant|compte tenu|du|le \d+|"
        r"lorsque|tandis que|bien que"
    ),
    pronoun_re=r"il|elle|ils|elles|ce|cette|ces|celle|celui|celles|ceux|son|sa|ses|leurs?|lui|se|ne",
    no_subject_re=(
        r"et|ou|mais|lui|leur|se|ne|y|avec|en|dans|sur|sous|à|au|aux|de|du|des|d['’]|pour|par|"
        r"qui|que|dont|où|y compris|"
        r"notamment|ainsi|lors|après|avant|pendant|selon"
    ),
    verb_re=r"est|sont|peut|doit|doivent|sera|seront|continue|prévoit|comprend|vise",
    cuts_re=(
        *(r"; ", r", (?:qui|que|dont|où|notamment|y compris|ainsi que)\b", r": "),
        *(r", (?:avec|afin|alors que|tandis que|mais)\b", r", ", r" (?:qui|que|dont|afin|ainsi)\b"),
    ),
    phrase_re=r"en|dans|sur|à|au|aux|pour|par|avec|sous|lors|pendant|contre|entre|vers|de|du|des",
    related_re="",
    described_re=NEVER,
    complement_re=r"à|aux?|de|du|des",
    gerund_re=r"[A-ZÀ-Ý][a-zà-ÿ]+ant|Consciente?|Convaincue?|Préoccupée?",
    adjective_re=NEVER,
    reduced_re=(
        r"(?:visant|concernant|portant|permettant|relati(?:f|ve)s?|prévue?s?|destinée?s?|adoptée?s?|présentée?s?|contenue?s?|énoncée?s?)"
    ),
    waiting_re=r"\bde \w+er|\bque",
    open_end_re=(
        r"(?<!\ba )(?<!\bont )(?<!\bété )(?<!\best )(?<!\bsont )\b[a-zéèêç]{2,}(?:é|ée|és|ées)|"
        r"\b(?:permettant|visant|concernant|portant)"
    ),
    name_articles_re=r"l[ea]s?|l[’\x27]|un|une|des?|du|d[’\x27]",
    paired_re=r"entre|à la fois|tant",
    plural_re=NEVER,
    singular_re=NEVER,
    bodies_re=r"Rapporteur spécial|Rapporteuse spéciale|[Ee]xpert indépendant|Groupe de travail",
    aside_re=(
        r"notamment|en particulier|y compris|qui|dont|où|ainsi que|avec|au nom|entre autres|"
        r"par exemple|dans|lors|par|en|au cours|conformément|sous|parmi|tels? que|telles? que|"
        r"également au"
    ),
    finite_re=(
        r"(?:est|sont|a|ont|avait|avaient|était|étaient|fut|furent|sera|seront|aura|auront|"
        r"doit|doivent|peut|peuvent|devrait|pourrait|prévoit|continue|reste|s['’]est|se sont)\b"
    ),
    unsure_re=NEVER,
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
    undated_re=(
        r"(?:^|[,;:] |\bet )(?P<subject>{names}) (?:[a-zà-ÿ]+ment |aussi |également )?(?:"
        r"(?P<reported>(?:a|ont) (?:[a-zà-ÿ]+ment |aussi |également )?(?:[a-zà-ÿ]+é et )?"
        r"(?:{acts}))\b"
        r"|(?P<planned>(?:prévoit|envisage|projette|a l['’]intention) (?:de |d['’])\w+"
        r"|compte \w+[ei]r|s['’]apprête à \w+)\b"
        r"|(?P<ongoing>poursuit (?:ses efforts|ses travaux|son action)"
        r"|continue (?:de |d['’]|à )\w+)\b)"
    ).replace(
        "{acts}",
        r"présenté|soumis|ratifié|signé|adhéré|déposé|retiré|dénoncé|promulgué|notifié|"
        r"accédé|transmis|adressé une invitation",
    ),
    subject_re=(
        r"(?:(?:(?:[Ll]e|[Ll]a|[Ll]['’])\s?)(?:Gouvernement|État partie|État|République|Ministère)"
        r"(?: (?:de |du |des |d['’])?(?:la |l['’])?[A-ZÀ-Ý]\w+)*)"
    ),
    subject_article_re=r"(?:[Ll]es? |[Ll]a |[Ll]['’])",
)
