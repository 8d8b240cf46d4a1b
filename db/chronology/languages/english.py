"""English. May import db.chronology.languages.words only."""

from __future__ import annotations

from db.chronology.languages.words import NEVER, Words

ENGLISH = Words(
    language="en",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    month_forms=(),
    short_months=(
        *(("Jan", 1), ("Feb", 2), ("Mar", 3), ("Apr", 4), ("Jun", 6), ("Jul", 7), ("Aug", 8)),
        *(("Sept", 9), ("Sep", 9), ("Oct", 10), ("Nov", 11), ("Dec", 12)),
    ),
    seasons=(("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)),
    ordinals=(("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", 4)),
    last_ordinals=("last",),
    quarters=("quarter",),
    halves=("half", "semester"),
    of="of",
    year="year",
    month="month",
    and_="and",
    or_="or",
    to=("to", "until", "till", "through"),
    night="",
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
    told_days=(
        *(("same day", 0), ("that day", 0), ("following day", 1), ("next day", 1)),
        *(("day after", 1), ("previous day", -1), ("preceding day", -1), ("day before", -1)),
    ),
    told_months=(
        *(("same month", 0), ("that month", 0), ("following month", 1)),
        *(("previous month", -1), ("preceding month", -1)),
    ),
    own_months=(),
    numbers=(
        *(("a", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6)),
        *(("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12)),
    ),
    units=(
        *(("year", "year"), ("years", "year"), ("month", "month"), ("months", "month")),
        *(("week", "week"), ("weeks", "week"), ("day", "day"), ("days", "day")),
    ),
    later_re=r"{number} {unit} later(?! than)",
    later=("later",),
    the_year_re=r"the year\b(?! (?!(?:and|or|but|as|with|at)\b)[a-z\d])",
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
    from_=("from",),
    from_opens=True,
    during=("during", "throughout", "in the course of", "for the duration of"),
    onwards=("onwards", "onward", "to date", "to the present", "until now", "until today"),
    at=(
        *("in", "on", "by", "since", "until", "from", "during", "of", "to", "between", "through"),
        *("after", "before", "late", "early", "last", "next", "this", "throughout", "till", "for"),
        *("past", "as early as", "as late as", "as recently as"),
    ),
    number_words=(
        *("No", "Nos", "no", "nos", "number", "numbers", "article", "articles", "Article"),
        *("Articles", "art", "arts", "paragraph", "paragraphs", "para", "paras", "page", "pages"),
        *("section", "sections", "resolution", "resolutions", "Resolution", "Resolutions"),
        *("rule", "rules", "over", "than", "nearly", "almost", "roughly", "total of", "least"),
        *("most", "EUR", "USD", "US", "euro", "euros", "GBP", "CHF", "SIT", "some", "only"),
        *("chapter", "tel", "Tel", "fax", "Fax", "ext", "ISO", "room", "Room", "box", "Box"),
        *("exceeding", "reached", "numbered", "averaging", "vol", "case", "another", "additional"),
        *("Horizon", "Agenda", "extension", "estimated at", "stood at"),
        *("amounted to", "amounting to", "totalling", "totalled", "numbering"),
        *("Paragraphs", "Sections", "Rules", "Page", "Pages", "Chapter", "Chapters"),
        *("Reg", "reg", "Section", "Rule", "Paragraph", "Room", "exceed", "exceeded", "record"),
        *("cell", "flight", "kilometre", "km", "apartment", "suite", "building", "barracks"),
        *("file", "account", "invoice", "serial", "register", "telephone", "station"),
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
        *(
            "kg",
            "GE",
            "pm",
            "a.m",
            "p.m",
            "CH",
            "kilograms",
            "miles",
            "litres",
            "volunteers",
            "representatives",
            "others",
        ),
        *("monitors", "observers", "police", "voters", "homes", "houses", "apartments", "dinars"),
        *("pesos", "francs", "rubles", "roubles", "rupees", "yen", "pounds", "acres", "barrels"),
        *("villages", "returnees", "vessels", "pages", "signatures", "respondents", "scholarships"),
        *("witnesses", "pensioners", "tourists", "seats", "bags", "flights", "farmers"),
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
        *(
            "note",
            "notes",
            "note verbale",
            "notes verbales",
            "communication",
            "communications",
            "list",
            "compact",
            "edict",
        ),
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
    intended_re=(
        r"(?:had|have|has) (?:been )?(?:originally |initially )?(?:planned|intended|scheduled)|"
        r"(?:was|were) (?:originally |initially )?"
        r"(?:planned|scheduled|intended|supposed|expected|due|"
        r"to (?:be|have|take|begin|start|expire|end|open|close|run|last|enter|hold|meet|"
        r"submit|cover|visit))|"
        r"(?:originally|initially) (?:planned|scheduled)"
    ),
    possible_re=r"may|might|could|would|(?:should|must|can) (?=be\b)",
    bound_re=r"(?<!\bbe )(?<!\bbeing )\b[a-z]{2,}ed(?: [\w’'-]+){0,3}? (?:in|on|at)(?: the)? $",
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
        *(
            "spoke",
            "chose",
            "lost",
            "kept",
            "heard",
            "struck",
            "broke",
            "shook",
            "withdrew",
            "dealt",
        ),
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
    past_re=(
        r"(?!(?:hatred|need|indeed|speed|seed|deed|breed|feed|hundred|sacred|exceed|proceed|"
        r"succeed)\b)[a-z]{2,}ed"
    ),
    day_suffix_re=r"(?:st|nd|rd|th)?",
    day_of_re=r"(?: (?:day )?of(?: the month of)?)?",
    day_article_re="",
    month_first=True,
    dmy_gap_re=",?",
    month_year_re=r"(?:,| of)?",
    divided_gap_re=r"(?:,? (?:of )?(?:the )?(?:year )?)",
    season_gap_re=r"(?:(?: of|,)(?: the year)?)? ",
    bare_season_re=r"\b[Ii]n the {season}(?=[,.;:)]|$)",
    address_re=(
        r" (?:[A-Z][\w.’'-]* ){1,3}?(?:Street|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd|Drive|Lane|"
        r"Square|Plaza|Highway|Terrace|Parkway|NW|NE|SW|SE)(?!\w)"
    ),
    year_tail_re="",
    joined_years_re=NEVER,
    bare_years=True,
    decade_re=r"\b(?:1[5-9]|20)\d0(?:s|’s|'s)\b",
    determined=True,
    article_re=r"(?:the )?",
    link_article_re=r"(?:the )?(?:year )?",
    lead_filler_re=(
        r"(?: (?:the|about|around|at least|approximately|early|late))*(?: (?:[a-z]+ )?years?)?"
    ),
    strong=("and", "year", "years"),
    strong_filler_re=r"(?: the)?(?: (?:early|late))?",
    onwards_gap_re=r"(?: [a-z]+ year)?",
    letters="a-z",
    counted_not_re=r"of\b|and\b|the\b|to\b",
    state_re=r"(?:had|have|has|were|was|stood|totalled|amounted)",
    thing_from_re=(
        r"(?:dates?(?: back)?|dating(?: back)?|"
        r"list|data|figures?|statistics|reports?|letters?|estimates?|census|acts?|laws?|"
        r"decisions?|study|studies|survey|surveys|judge?ments?|information|photographs?|documents?|"
        r"version|results|findings|recommendations?|resolutions?|edition|programme|strategy|plan)"
        r" from (?:the )?$"
    ),
    yearly_re=r",? (?:of )?(?:each|every) year\b|,? annually\b",
    yearly_before_re=(
        r"\b(?:(?:[Ee]very|[Ee]ach) year|[Aa]nnually|[Yy]early),? (?:on|from|between) (?:the )?$"
        r"|\b(?:celebrated|observed|commemorated) (?:(?:every|each) year |annually )?on $"
    ),
    named_day_re=r"(?:\b(?:[A-Z]\w+|of|the|for|[A-Z]\w+[’']s) Day\b)",
    abbreviations_re=(
        r"[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Nos?|nos?|[Aa]rts?|[Pp]aras?|pp?|vol|Vol|[Cc]f|v|vs|"
        r"Ur|l|RS|ibid|Ibid|e\.g|i\.e|ff|al|etc|Rev|Add|Corr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|"
        r"Oct|Nov|Dec|approx|c|ca|op|cit|Inc|Ltd|Gen|Sgt|Lt|Col|Hon|U\.S|U\.N"
    ),
    clause_re=r"which|that|who|whereby|while|whereas|but|because",
    number_sign_re=r"No\.? ?",
    name_word_re=r"(?:[A-Z“][\w’'.-]*|of|the|and|for|on|in|to|against|with|by|relative|relating)",
    no_name_re="the|an?|of|in|on|and|to|for|by|was|were|is|are|had|has|saw",
    instruments_re=NEVER,
    plans_re=NEVER,
    spans_re=NEVER,
    versus_re=r"v\.?",
    citing_of_re=r",? of (?:the )?$",
    citing_from_re=r" from (?:the )?$",
    years_re="years?",
    covering_re=r"\b(?:[Rr]eport(?:s|ing)?|cover(?:s|ed|ing)?)\b",
    covering_for_re=r"(?:for|covering|of)(?: the)?(?: years?)?",
    span_filler_re=r"(?: (?:from|of|between|covering|for))?(?: the)?(?: years?)?",
    yearly_for_re=r" (?:for|for the year|covering) $",
    bare_article_re=r"the $",
    dated_filler_re=r"(?: on)?(?: the)?",
    lasting_re=r"\b(?:until|till|through|up to)\s(?:the )?$",
    awaiting_re=(
        r"(?:[A-Z][^,.;:]{0,60}?|This|It) (?:is|are) (?:still |currently |now |also )?"
        r"(?:awaiting|pending|continuing|ongoing|under ?way|in progress|being [a-z]+ed)\b"
    ),
    fronted_noun_re=r"(?:The|A|An|Its|This) (?!period|years?\b|course)",
    lead_re=(
        r"(?:over|during|in|for|throughout|within|from) (?:the )?(?:{spans}|years?)"
        r"(?: (?:from|of|between))?"
    ),
    lead_tail_re=r"(?: the)?(?: years?)?",
    opening_re=(
        r"on|at|with|in|by|as|under|pursuant|following|within|upon|for|moreover|since|after|"
        r"furthermore|however|additionally|also|thus|therefore|during|according|through|"
        r"regarding|concerning|based|due|owing|despite|when|while|throughout|over|although|given|because|unlike|besides|prior|apart|"
        r"alongside|together with|an? (?:year|month|week|day) (?:after|before|later)|"
        r"(?:one|two|three|four|five) (?:years|months|weeks|days) (?:after|before|later)"
    ),
    pronoun_re=r"it|they|he|she|this|these|those|its|their|his|her|such|both|the (?:latter|former)",
    no_subject_re=(
        r"[Tt]he [a-z]+ of (?:which|whom)|"
        r"and|or|but|with|in|on|at|of|for|to|by|from|as|under|which|who|that|where|"
        r"including|such|through|during|after|before|inter alia|especially"
    ),
    verb_re=(
        r"is|are|has|have|will|shall|can|cannot|may|must|should|would|could|might|does|continues?|remains?|"
        r"provides?|includes?|aims?|plans?|intends?|do|did|extends|defines|regulates|grants|ensures|"
        r"establishes|requires|covers|prohibits|contains|guarantees|stipulates|obliges|applies|"
        r"enables|allows|introduces|prescribes|equates|excludes|concerns"
    ),
    cuts_re=(
        r"; ",
        r" (?:entitled|titled|called) (?=[“‘\"])",
        r", (?:which|who|whose|where|thereby|including|in particular|inter alia|such as)\b",
        r": ",
        r", (?:with|in order|so that|as well as|although|while|whereas|but|thus|by)\b",
        r" and (?:has|have|had|is|are|was|were|will|to)\b",
        r", ",
        r" (?:which|who|that|in order to|so as to|including|such as|as well as)\b",
    ),
    phrase_re=(
        r"in|on|at|to|for|from|by|with|under|within|through|during|against|between|regarding|"
        r"concerning|towards|based on|held|into|across|among|amongst|upon|over|"
        r"after|before|since|about|around|throughout|without|via|aimed at|focusing on|as part|as"
    ),
    related_re=(
        r"(?:t|s)ion|ment|ance|(?<!off)ence|ity|ness|ship|al|(?<!meet)(?<!build)ing|\b(?:cause|burden|process|"
        r"manner|need|provisions|number|part|lack|effects?|trend|state|level|forms?|cases?|groups?|"
        r"head|members?|basis|series|drafts?|lists?|list|kinds?|types?|use|rights?|text|terms?|name|"
        r"efforts?|attempts?|majority|results?|end|light|view|field|area|areas|context|respect|everyone|year|day|most|"
        r"issues?|question|matter|people|adoption|entry|rule|role|fact|course|system|citizens|terms)"
    ),
    described_re=r" an? (?:[a-z-]+ ){1,3}[a-z-]+(?:ion|ment|ance|ity)$",
    complement_re=r"to",
    adjective_re=r"full|free|new|high|low|al|ic|ive|ary|ous|ar|ble|ful",
    gerund_re=(
        r"(?!Providing|Ensuring|Improving|Promoting|Being|During|Following|Regarding|Concerning)"
        r"[A-Z][a-z]+ing|[A-Z][a-z]+ly [a-z]+ed|Aware|Mindful|Convinced|Deeply|"
        r"(?:Also |Further |Strongly )?(?:[Rr]ecogni[sz]e|[Cc]ommit|[Rr]eaffirm|[Rr]equest|"
        r"[Ee]ncourage|[Uu]rge|[Ii]nvite|[Ww]elcome|[Dd]ecide|[Nn]ote|[Rr]ecall|[Ee]xpress|[Ss]tress|"
        r"[Ee]mphasi[sz]e|[Cc]ontinue|[Ee]nsure|[Aa]dopt|[Rr]atify|[Aa]ccede|[Pp]rovide|[Tt]ake|"
        r"[Rr]efer|[Tt]ransmit|[Cc]onsider|[Cc]all|[Aa]cknowledge|[Rr]eiterate|[Dd]eclare)s?"
    ),
    reduced_re=(
        r"[a-z]{3,}ing (?:with|on|the|an?|all|for|in|to|their|its|[a-z]+ly)|"
        r"[a-z]{3,}ed (?:by|in|to|for|with|at|on|under|from)"
    ),
    waiting_re=r"\bto [a-z]+|\bthat",
    open_end_re=(
        r"\bwith (?:satisfaction|concern|appreciation|interest|regret|approval)|"
        r"\b(?:begin|start|try|wish|tend|fail)s?|"
        r"\b(?:urged|encouraged|invited|requested|asked(?! for)|advised|authorized) "
        r"(?:(?! to )[^,]){1,45}|\bexpress(?:ed|es)? (?:[a-z]+ )?(?:concern|hope|regret)|"
        r"\bto (?:allow|enable|ensure|provide|permit|give)|\band [\d.,]+%|"
        r"\b(?:aims|intends|seeks|having|becoming)|\b(?:has|have|had) [a-z]+ly|"
        r"\b(?:stated|noted|reported|recommended|affirmed|asserted|concluded|indicated|said)"
        r"(?: (?:in|on) [\w ]*\d{4})?|"
        r"(?<!\bbeen )(?<!\bbe )(?<!\bbeing )(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bare )(?<!ly )"
        r"\b(?:[a-z]{2,}ed|made|taken|held)|\b(?:contributes?|account|has just|refers?|relates?)|"
        r"\bthat,? (?:under|in|on|despite|since|by|with|for|at|although|if|while|even though)\b"
        r"[^,]*"
    ),
    name_articles_re=r"the|an?|its|his|her",
    paired_re=r"between|both|either",
    plural_re=r"The (?=[a-z-]+s (?:of|from|for)\b)",
    singular_re=r"is|was|has|does",
    bodies_re=(
        r"Special Rapporteurs?|[Ii]ndependent [Ee]xperts?|Special Representative|"
        r"Special Representative of the Secretary-General|Committee of Experts|"
        r"(?:Government|governmental|Government's) (?:Council|Commission|Committee)|"
        r"Working Group|Special Committee|Office of the Commissioner|High Representative"
    ),
    aside_re=(
        r"especially|particularly|in particular|including|inter alia|notably|such as|also on|"
        r"on behalf|together with|along with|as well as|who|which|whose|where|within|through|"
        r"with|by|at|on|in|as appropriate|among others|one of|under|for example|for instance|"
        r"during|upon|pursuant to|following|as a|in accordance|[a-z]{3,}ing|when [a-z]+ed|"
        r"[a-z]{3,}ed (?:in|by|on|under|to|with|at|for)"
    ),
    finite_re=(
        r"(?:is|are|was|were|has|have|had|do|does|did|will|would|shall|could|may|might|must|should|can|"
        r"continues?|remains?|provides?|foresees?|(?:intend|aim|plan|seek)s to|"
        r"took|gave|met|began|became|went|underwent|drew|"
        r"spoke|rose|fell|laid|saw|won|lost|kept|chose)\b"
        r"|(?:failed|continued|decided|agreed|acceded|responded|contributed) to\b(?! by\b)"
        r"|participated in\b|[a-z]{2,}ed that\b|expressed (?:concern|hope|regret|support)\b"
        r"|(?:referred|drew attention) to (?!in\b|as\b|above\b|below\b|by\b)"
        r"|(?:made|held|led|brought|sent|set)\b(?! (?:in|on|by|at|from|for|to|with|under|up)\b)"
        r"|[a-z]{2,}(?:ed|[a-z]s) (?:the|an?|its|his|her|their|that|draft|several|one|two|\d+)\b"
        r"|[a-z]{2,}ed [A-Z]"
    ),
    unsure_re=(
        r"(?!hatred|hundred|sacred|kindred|indeed|speed)"
        r"[a-z]{2,}ed\b(?! (?:by|from|in|at|on|with|to|under|for|of|since)\b)"
    ),
    adverb_re=(
        r"However|Moreover|Furthermore|Additionally|Similarly|Likewise|Also|Thus|Therefore|Hence|"
        r"Consequently|Nevertheless|Nonetheless|Finally|Accordingly|Meanwhile|Further|Indeed|"
        r"In addition|In th(?:is|at) (?:regard|respect|context|connection)|In particular|"
        r"In response|As a result|At the same time|For example|For instance|To this end|"
        r"To that end|As such|Firstly|Secondly|Thirdly|Lastly|On the other hand|In other words"
    ),
    dangling_re=(
        r"now|still|yet|adoption|being|already|soon|last|"
        r"(?:is|are|was|were) [a-z]+ly|entry|notes|states|recalls|considers|believes|requests|"
        r"requires|regrets|emphasizes|sought|suggested|handing|leading|determining|acceptance|"
        r"fact|lack|amount|use|aim|intention|possibility|importance|case|conduct|conformity|"
        r"compliance|connection|conjunction|consultation|behalf|parallel|lieu|charge|stated|"
        r"noted|indicated|concluded|reported|said|announced|observed|recommended|requested|"
        r"provide|ensure|reiterated|stressed|emphasized|affirmed|believed|asserted|accordance|"
        r"according|light|regards?|respect|view|particular|well|order|terms|basis|due|prior|"
        r"pursuant|subject|relat(?:ing|ed)|aimed|means|favour|virtue|such|instead|together|"
        r"along|line|least|up|addition|contrary|owing|thanks|framework|course|account|"
        r"especially|only|further|very|cannot|therefore|however|respectively|namely|e\.g|i\.e|"
        r"inter|alia|no|No|Nos|can|could|may|might|must|shall|should|would|do|does|did|there|"
        r"because|among|before|after|since|until|without|whether|so|consisting|comprising|based|"
        r"accompanied|aiming|every|each|several|many|number|out|entitled|titled|called|theme|"
        r"refers?|recalls?"
    ),
    polite_re=(
        r"^(?:(?:I|We) (?:have|has) the honour to |It should (?:also |further )?be "
        r"(?:noted|recalled|mentioned|emphasized|stressed|pointed out) that |"
        r"I wish to (?:also )?(?:emphasize|stress|recall|note|inform you) that )"
    ),
    indefinite_re=r"(?:an?|several|some|many) ",
    that="that",
    acronyms=True,
    name_article="the",
    undated_re=(
        r"(?:^|[,;:] |\band )(?P<subject>{names}) (?:\w+ly |also |still |now |currently )?(?:"
        r"(?P<reported>(?:prepared|drafted|drew up|adopted|compiled|signed)(?:,? and (?:{acts}))"
        r"|(?:{acts}))\b"
        r"|(?P<planned>(?:is|are) (?:\w+ly |also |still |now |currently )?"
        r"(?:planning|preparing|intending) to \w+|(?:plans|intends) to \w+)\b"
        r"|(?P<ongoing>(?:is|are) (?:\w+ly |also |still |now |currently )?"
        r"continuing(?: its (?:efforts|work))?)\b)"
    ).replace(
        "{acts}",
        r"submitted|ratified|acceded\ to|signed|presented|deposited|adhered\ to|withdrew|joined|"
        r"extended|issued|notified|enacted|denounced|acceded",
    ),
    subject_re=(
        r"(?:(?:[Tt]he )?(?:Government|State [Pp]arty|Republic|State|Ministry)(?: of [A-Z]\w+)*)"
    ),
    subject_article_re=r"[Tt]he ",
)
