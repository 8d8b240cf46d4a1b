"""Spanish. May import db.chronology.languages.words only."""

from __future__ import annotations

from db.chronology.languages.words import NEVER, Words

_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)

SPANISH = Words(
    language="es",
    months=_MONTHS,
    month_forms=(
        *((name.capitalize(), number) for number, name in enumerate(_MONTHS, 1)),
        *(("setiembre", 9), ("Setiembre", 9)),
    ),
    short_months=(("ene", 1), ("feb", 2), ("abr", 4), ("sept", 9), ("oct", 10), ("nov", 11)),
    seasons=(("primavera", 21), ("verano", 22), ("otoño", 23), ("invierno", 24)),
    ordinals=(
        *(("primer", 1), ("primera", 1), ("segundo", 2), ("segunda", 2), ("tercer", 3)),
        *(("tercero", 3), ("cuarto", 4), ("último", 4), ("última", 4)),
    ),
    last_ordinals=("último", "última"),
    quarters=("trimestre",),
    halves=("semestre", "mitad"),
    of="de",
    year="años?",
    month="mes",
    and_="y",
    or_="o",
    to=("a", "al", "hasta"),
    night="",
    between="entre",
    parts_re=(
        r"(?:principios|comienzos|inicios|mediados|finales|fines|el transcurso|el curso|"
        r"(?:el )?(?:principio|comienzo|inicio|final|fin)) (?:de |del )(?:año |mes de )?"
    ),
    about_re=r"(?:alrededor de|hacia|en torno a|aproximadamente en) (?:el año )?",
    same=("ese mismo año", "mismo año", "ese año", "dicho año"),
    this=("este año", "presente año", "año en curso", "corriente año"),
    last=("año pasado",),
    next_=("próximo año", "año próximo"),
    following=("año siguiente",),
    preceding=("año anterior",),
    told_days=(("mismo día", 0), ("día siguiente", 1), ("día anterior", -1)),
    told_months=(("mismo mes", 0), ("mes siguiente", 1), ("mes anterior", -1)),
    own_months=(("mes pasado", -1), ("mes próximo", 1), ("próximo mes", 1)),
    numbers=(
        *(("un", 1), ("una", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6)),
        *(("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10), ("once", 11), ("doce", 12)),
    ),
    units=(
        *(("año", "year"), ("años", "year"), ("mes", "month"), ("meses", "month")),
        *(("semana", "week"), ("semanas", "week"), ("día", "day"), ("días", "day")),
    ),
    later_re=r"{number} {unit} (?:más tarde|después)(?! de\b)",
    later=("más tarde", "después"),
    the_year_re=r"año\b(?! [a-záéíóúñ\d])",
    since=(
        *("desde", "a partir de", "a partir del", "después de", "después del", "tras"),
        *("con efecto a partir del", "con efecto desde"),
    ),
    as_of=(),
    until=(
        *("hasta", "antes de", "antes del", "a más tardar en", "a más tardar el", "para"),
        *("para el", "a más tardar a", "no más tarde de", "no más tarde del"),
        *("con anterioridad al", "con anterioridad a"),
    ),
    from_=("de", "del"),
    from_opens=False,
    during=("durante", "a lo largo de", "en el curso de", "en el transcurso de"),
    onwards=("en adelante", "hasta la fecha", "hasta la actualidad", "hasta ahora", "hasta hoy"),
    at=(
        *("en", "a", "de", "del", "desde", "hasta", "durante", "para", "por", "entre", "el"),
        *("en el mes de", "antes de", "después de", "hacia", "y"),
    ),
    number_words=(
        *("núm", "núms", "Núm", "No", "Nº", "nº", "n°", "número", "números", "artículo"),
        *("artículos", "art", "arts", "párrafo", "párrafos", "párr", "párrs", "página", "páginas"),
        *("pág", "págs", "resolución", "resoluciones", "Resolución", "Artículo", "más de"),
        *("menos de", "unos", "unas", "casi", "total de", "sección", "capítulo", "tel", "Tel"),
        *("EUR", "USD", "euros", "NV", "sala", "salas", "celda", "expediente", "vuelo", "apartado"),
    ),
    counted=(
        *("personas", "mujeres", "hombres", "niños", "niñas", "casos", "euros", "dólares", "km"),
        *("millones", "kilómetros", "soldados", "refugiados", "alumnos", "familias", "hogares"),
        *("solicitudes", "denuncias", "recomendaciones", "plazas", "camas", "reclusos"),
        *("trabajadores", "empleados", "víctimas", "participantes", "horas", "días", "semanas"),
        *("meses", "años", "metros", "toneladas", "miembros", "expertos", "escuelas", "jueces"),
        *("observadores", "viviendas", "pesos", "bolívares", "hectáreas", "votantes", "docentes"),
    ),
    instruments=(
        *("ley", "leyes", "código", "convención", "convenciones", "convenio", "declaración"),
        *("resolución", "resoluciones", "decisión", "decisiones", "constitución", "acuerdo"),
        *("acuerdos", "protocolo", "protocolos", "pacto", "tratado", "tratados", "carta"),
        *("cartas", "informe", "informes", "documento", "documentos", "decreto", "decretos"),
        *("directiva", "reglamento", "ordenanza", "sentencia", "fallo", "nota", "notas"),
        *("comunicación", "memorando", "estatuto", "principios", "opinión", "circular"),
    ),
    plans=("programa", "programas", "plan", "planes", "estrategia", "estrategias", "presupuesto"),
    spans=("período", "períodos", "periodo", "bienio", "trienio", "decenio", "ejercicio"),
    amended=("enmendada", "enmendado", "modificada", "modificado", "revisada", "revisado"),
    dated=("de fecha", "fechada", "fechado", "fechadas", "fechados", "de fechas"),
    planned_re=(
        r"[a-záéíóúñ]{2,}(?:ará|erá|irá|drá|arán|erán|irán|drán)|será|serán|hará|harán|"
        r"se prevé|prevén?|tienen? previsto|(?:está|están) previst[oa]s?|proyectan?|"
        r"tienen? (?:la intención|intención)|se propone[n]?|debería[n]?"
    ),
    intended_re=(
        r"(?:estaba|estaban|había sido|habían sido) (?:inicialmente )?(?:previst|programad)[oa]s?|"
        r"había[n]? (?:previsto|planeado|proyectado)|debía[n]? (?:celebrarse|haberse|ser)|"
        r"(?:inicialmente|originalmente) (?:previst|programad)[oa]s?"
    ),
    possible_re=r"podrá[n]?|podría[n]?|puede[n]?|sería[n]?",
    bound_re=(
        r"(?<!\bser )(?<!\bserá )(?<!\bserán )\b[a-záéíóúñ]{2,}(?:ad|id)[oa]s?"
        r"(?: [\w’'-]+){0,3}? (?:el|en|de) $"
    ),
    ongoing_re=(
        r"continúan?|siguen?|prosiguen?|en curso|actualmente|se mantienen?|todavía|aún|"
        r"está[n]? [a-z]+(?:ando|iendo)|permanecen?"
    ),
    past_verbs=("fue", "fueron", "ha", "han", "había", "habían", "era", "eran", "estaba", "hubo"),
    past_re=r"[a-záéíóúñ]{2,}(?:ó|aron|ieron|jeron)",
    small=(
        *("el", "la", "los", "las", "un", "una", "unos", "unas", "de", "del", "y", "e", "o", "u"),
        *("a", "al", "en", "por", "para", "con", "sin", "sobre", "entre", "contra", "hacia"),
        *("que", "quien", "cuyo", "cuya", "donde", "este", "esta", "estos", "estas", "ese", "esa"),
        *("su", "sus", "es", "son", "fue", "ha", "han", "se", "no", "más", "como", "según", "lo"),
        *("durante", "desde", "hasta", "mediante", "si", "pero", "ante", "bajo", "todo", "toda"),
    ),
    day_suffix_re=r"[ºo°]?",
    day_of_re=r" de",
    day_article_re=r"(?:el )?",
    month_first=False,
    dmy_gap_re=r"(?:,? del?(?: año)?|,)?",
    month_year_re=r"(?:,? del?(?: año)?|,)?",
    divided_gap_re=r" (?:de |del )?(?:año )?",
    season_gap_re=r"(?: del?| del año)? ",
    bare_season_re=r"\b[Ee]n (?:el|la) {season}(?=[,.;:)]|$)",
    address_re=NEVER,
    joined_years_re=NEVER,
    year_tail_re="",
    bare_years=True,
    decade_re=(
        r"\b(?:década|decenio|años)(?: de(?: los)?(?: años)?)? (?:1[5-9]|20)\d0"
        r"(?! (?:a|y|hasta) \d|\d|\s?[-\u2010-\u2015\u2212]\s?\d)"
    ),
    determined=False,
    article_re=r"(?:el |la )?(?:año )?",
    link_article_re=r"(?:el |la |los )?(?:año )?",
    lead_filler_re=r"(?: (?:el|la|los|año|años|aproximadamente|mes de))*",
    strong=("año", "años"),
    strong_filler_re=r"(?: (?:el año|los años|el))?",
    onwards_gap_re="",
    letters="a-záéíóúüñ",
    counted_not_re=r"de\b|del\b|y\b|el\b|la\b|los\b|las\b|a\b|al\b",
    state_re=NEVER,
    thing_from_re=NEVER,
    yearly_re=r",? (?:de )?(?:cada año|todos los años)\b",
    yearly_before_re=(
        r"\b(?:[Cc]ada año|[Tt]odos los años|[Aa]nualmente|[Cc]elebrado),? (?:el|los|del) "
        r"(?:día )?$"
    ),
    named_day_re=r"\b(?:Día|Jornada) (?:[A-ZÁÉÍÓÚ]\w+|de|del|contra|para)\b",
    abbreviations_re=(
        r"[A-Z]|Sr|Sra|Sres|Dr|Dra|art|arts|párr|párrs|pág|págs|núm|núms|Núm|Excmo|Excma|vol|cap|"
        r"etc|EE|UU|Rev|Add|Corr|cf|ed"
    ),
    clause_re=r"que|quien|cuyo|cuya|donde|pero|mientras|porque|aunque",
    number_sign_re=r"(?:[Nn]úms?\.|[Nn][ºo°]\.?) ?",
    name_word_re=(
        r"(?:[A-ZÁÉÍÓÚÑ“«][\w’'.-]*|de|del|la|las|los|el|y|sobre|a|al|para|contra|en|verbal|ésta)"
    ),
    no_name_re="el|la|los|las|un|una|de|del|en|y|a|al|por|para|fue|es|son|ha|han",
    instruments_re=NEVER,
    plans_re=NEVER,
    spans_re=NEVER,
    versus_re=r"[vc]\.",
    citing_of_re=r",? (?:de|del|de fecha|del año) $",
    citing_from_re=NEVER,
    years_re="años?",
    covering_re=r"\b(?:[Ii]nformes?|abarc\w+|ejercicio)\b",
    covering_for_re=r"(?:para|correspondiente a|de)(?: (?:el|los|la))?(?: años?)?",
    span_filler_re=r"(?: (?:de|del|comprendido entre|que abarca))?(?: (?:el|los))?(?: años?)?",
    yearly_for_re=r" (?:para|para el año|para el ejercicio|correspondiente a) $",
    bare_article_re=NEVER,
    dated_filler_re=r"(?: (?:el|de|del))?",
    lasting_re=r"\bhasta\s(?:el )?$",
    awaiting_re=NEVER,
    fronted_noun_re=r"(?:El|La|Los|Las|Un|Una|Su|Este|Esta) (?!período|periodo|años?\b|curso)",
    lead_re="",
    lead_tail_re="",
    opening_re=(
        r"en|durante|con|conforme|de conformidad|según|para|por|bajo|desde|tras|a|al|respecto|"
        r"mediante|de acuerdo|del?|el \d+|mientras|cuando|si bien|aunque"
    ),
    pronoun_re=r"est[ea]s?|és?t[ea]s?|ell[oa]s?|él|lo|le|les|dich[oa]s?|sus?|ambos",
    no_subject_re=(
        r"y|e|o|u|pero|con|en|sobre|bajo|a|al|de|del|para|por|que|quien|cuy[oa]s?|donde|incluid[oa]s?|"
        r"así|según|durante|desde|mediante|tras"
    ),
    verb_re=r"es|son|está|están|puede|debe|deben|será|serán|continúa|prevé|incluye",
    cuts_re=(
        *(r"; ", r", (?:que|quien|cuyo|cuya|donde|incluid[oa]s?|así como|en particular)\b", r": "),
        *(r", (?:con|a fin de|mientras|aunque|pero)\b", r", ", r" (?:que|cuyo|cuya|así como)\b"),
    ),
    phrase_re=r"en|a|al|para|por|con|sobre|bajo|durante|contra|entre|hacia|ante|de|del",
    related_re="",
    described_re=NEVER,
    complement_re=r"al?|del?",
    gerund_re=r"[A-Z][a-zá-ÿ]+(?:ando|iendo|yendo)|Consciente|Convencid[oa]|Preocupad[oa]",
    adjective_re=NEVER,
    reduced_re=(
        r"(?:relativ[oa]s?|destinad[oa]s?|aprobad[oa]s?|presentad[oa]s?|contenid[oa]s?|previst[oa]s?|dirigid[oa]s?)"
    ),
    waiting_re=r"\ba \w+[aei]r|\bque",
    open_end_re=(
        r"(?<!\bha )(?<!\bhan )(?<!\bsido )(?<!\bfue )(?<!\bfueron )(?<!\bes )(?<!\bson )"
        r"\b[a-záéíóúñ]{2,}(?:ad|id)[oa]s?|"
        r"(?<!\bse )\b[a-záéíóúñ]{2,}(?:ó|aron|ieron)(?:, (?:en|con|por|durante) [^,]*)?"
    ),
    name_articles_re=r"el|la|los|las|un|una|del?",
    paired_re=r"entre|tanto|ambos",
    plural_re=NEVER,
    singular_re=NEVER,
    bodies_re=r"Relatora? [Ee]special|[Ee]xpert[oa] [Ii]ndependiente|Grupo de Trabajo",
    aside_re=(
        r"en particular|incluid[oa]s?|incluso|especialmente|que|quien|cuy[oa]s?|donde|así como|"
        r"con|en nombre|entre otr[oa]s|por ejemplo|en|durante|por|bajo|mediante|como|también en|"
        r"de conformidad"
    ),
    finite_re=(
        r"(?:es|son|fue|fueron|ha|han|había|habían|era|eran|será|serán|debe|deben|puede|pueden|"
        r"debería|prevé|continúa|está|están|se ha|se han)\b|[a-záéíóúñ]{2,}(?:ó|aron|ieron)\b"
    ),
    unsure_re=NEVER,
    adverb_re=(
        r"Sin embargo|No obstante|Además|Asimismo|Por otra parte|A este respecto|Por lo tanto|"
        r"Por consiguiente|En este (?:sentido|contexto)|Con este fin|Por último"
    ),
    dangling_re=(
        r"conformidad|virtud|respecto|relativ[oa]s?|marco|razón|efecto|fin|cuanto|través|así|acuerdo"
    ),
    polite_re=r"^Tengo el honor de ",
    indefinite_re=NEVER,
    that="que",
    acronyms=False,
    name_article="el",
    undated_re=(
        r"(?:^|[,;:] |\by )(?P<subject>{names}) (?:[a-zá-ÿ]+mente |también )?(?:"
        r"(?P<reported>(?:han? |se han? )?(?:[a-zá-ÿ]+(?:ó|do) y )?(?:se )?(?:{acts}))\b"
        r"|(?P<planned>(?:prevé|proyecta|se propone|tiene (?:previsto|(?:la )?intención de)) \w+)"
        r"\b"
        r"|(?P<ongoing>(?:prosigue|continúa|sigue) (?:\w+ndo|sus esfuerzos|su labor|con sus \w+)"
        r"|está \w+ndo)\b)"
    ).replace(
        "{acts}",
        r"(?:present|ratific|firm|deposit|retir|denunci|promulg|notific)(?:ó|aron|ado)|"
        r"(?:adhir|remit)(?:ió|ieron)|adherido|remitido",
    ),
    subject_re=(
        r"(?:(?:[Ee]l|[Ll]a) (?:Gobierno|Estado [Pp]arte|Estado|República|Ministerio)"
        r"(?: (?:de |del )?(?:la |los )?[A-ZÁÉÍÓÚÑ]\w+)*)"
    ),
    subject_article_re=r"(?:[Ee]l|[Ll]as?|[Ll]os) ",
)
