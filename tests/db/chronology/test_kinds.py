"""What a date dates, how the event fills it, and how it stood on the document's own date."""

from __future__ import annotations

import pytest

from db.chronology.events import find_events
from tests.db.chronology.builders import document_of


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("as in its resolution 71/3 of 5 October 2010,", ["citation"]),
        ("resolution 186 (1964)", ["citation"]),
        ("No. U-I-65/05 (2005) obliges", ["citation"]),
        ("the latest Employment and Work of Aliens Act of 2007", ["citation"]),
        ("“Strategy for Education of Roma” of 2004;", ["citation"]),
        ("document A/67/742-S/2013/95, dated 20 February 2013, in", ["citation"]),
        ("the inadequate list from 1983 is", ["citation"]),
        ("the 2011 political declaration on HIV", ["citation"]),
        ("that the 1997 penal code", ["citation"]),
        ("Slovenia’s 2006 Employment and Rehabilitation of Disabled People Act", ["citation"]),
        ("the 2008 amendment to the Housing Act", ["citation"]),
        ("the Disabled People Act (1983).", ["citation"]),
        ("the Penal Code (amended in 1999) is", ["citation"]),
        ("as amended in 2012, the Code", ["citation"]),
        ("Rantsev v. Cyprus and the Russian Federation (2009).", ["citation"]),
        ("the Wild life Act, 2009, provides", ["citation"]),
        ("the programme “Vision 2030” exists", ["citation"]),
        ("the 1951 Convention and its 1967 Protocol", ["citation", "citation"]),
        ("letters dated on 9 January 2006 and 10 December 2007", ["citation", "citation"]),
        ("resolutions 2453 A (XXIII) of 20 December 1968, 37/90 of 10 December 1982",
         ["citation", "citation"]),
        ("the judgment of the European Court of Human Rights (ECHR) of 26 June 2012 in",
         ["citation"]),
        ("the targets of the EU strategy Europe 2020.", ["citation"]),
        ("Maternity Protection Convention (Revised), 1952 (No. 183)", ["citation"]),
        ("the Convention relative to the Protection of Civilian Persons, of 12 August 1949,",
         ["citation"]),
        ("the 1962 Equality of Treatment (Social Security) Convention", ["citation"]),
        ("the President’s statement 8/1 on modalities for the review process of 9 April 2008",
         ["citation"]),
        ("its statement on the elections of 9 April 2008", ["activity"]),
        ("Twentieth session 27 October–7 November 2013 National report", ["activity"]),
        ("They met on 9 January 2006 and on 10 December 2007", ["activity", "activity"]),
        ("the elections of 2010", ["activity"]),
        ("the Early Elections of the National Assembly (4 December 2011)", ["activity"]),
        ("First round (February 2012): they met", ["activity"]),
        ("reports to the Committee on Racial Discrimination (August 2013)", ["activity"]),
        ("the expiration of the July 2013 deadline", ["activity"]),
        ("the 2005 tsunami", ["activity"]),
        ("Slovenia ratified the Convention in 1993.", ["activity"]),
        ("On 15 March 2006 it adopted resolution 60/251 of 15 March 2006.",
         ["activity", "citation"]),
        ("the National Programme for Women and Men 2005–2013, which", ["period"]),
        ("action plans, 2009-2014 National Programme on Violence", ["period"]),
        ("the Action Plan on Social Inclusion (2004-2006) is", ["period"]),
        ("the Strategy for the 2008–2010 Period aims", ["period"]),
        ("the Programme for the Period 2009-2014.", ["period"]),
        ("the report of the Court for 2012/13;", ["period"]),
        ("the Report on the Resolution for 2011 and 2012", ["period"]),
        ("the budget for 2012 rose", ["period"]),
        ("cooperation “Rights and mechanisms from 2012 to 2014” (annex)", ["period"]),
        ("the reporting period (1 January 2012-30 June 2013)", ["period"]),
        ("over the period from April to June 2013, it ran", ["activity"]),
        ("between 2000 and 2012, it fell", ["activity"]),
        ("the Summit, held from 12 to 17 March 2013", ["activity"]),
    ],
)  # fmt: skip
def test_what_a_date_dates(text: str, rows: list[str]) -> None:
    assert [event.kind for event in find_events(document_of(text))] == rows


@pytest.mark.parametrize(
    ("text", "extent", "status"),
    [
        ("In 2012, it was held.", "within", "reported"),
        ("It will be held in 2016.", "within", "planned"),
        ("The Ministry intends to publish a call in June 2014.", "within", "planned"),
        ("In 2012, the State said that it will act.", "within", "reported"),
        ("This year they will start it.", "within", "planned"),
        ("In September 2014, the Ministry will open it.", "within", "planned"),
        ("This year, the work is continuing.", "within", "ongoing"),
        ("In 2014, the second year.", "within", "ongoing"),
        ("In September 2014, a seminar was held.", "within", "reported"),
        ("In 2014 Belarus invited experts. Belarus is awaiting a response.", "within", "ongoing"),
        ("In 2014 Belarus invited experts. They are happy.", "within", "reported"),
        ("It was signed on 29 September 2014.", "within", "reported"),
        ("Since 2005, rents have been subsidized.", "from", "ongoing"),
        ("From 1 January 2016, it applies.", "from", "planned"),
        ("By 2012, it had ended.", "until", "reported"),
        ("It has to end by 2030.", "until", "planned"),
        ("It is in force until 2016.", "until", "ongoing"),
        ("It will remain in force until 2016.", "until", "planned"),
        ("It lasted from 2010 to 2012.", "throughout", "reported"),
        ("The aim is to treat them from 2013 to 2022.", "throughout", "ongoing"),
        ("The work from 2016 to 2018 is large.", "throughout", "planned"),
        ("Over the period from 2012 to 2014, Belarus submitted:", "throughout", "reported"),
        ("The programme 2012–2014 was adopted.", "throughout", "ongoing"),
        ("Fourth round (November-December 2013): a talk", "within", "reported"),
        ("During November-December 2013 they met.", "throughout", "reported"),
        ("It was open in the years 2013 and 2014.", "each", "ongoing"),
        ("In 2012 and 2013 they met.", "each", "reported"),
        ("In 2015 and 2016 they will meet.", "each", "planned"),
        ("under resolution 60/251 of 15 March 2006", "within", "reported"),
        ("the 2030 Agenda for Sustainable Development", "within", "planned"),
    ],
)
def test_how_an_event_fills_its_dates_and_how_it_stood(text: str, extent: str, status: str) -> None:
    event = find_events(document_of(text))[0]
    assert (event.extent, event.status) == (extent, status)


@pytest.mark.parametrize(
    "text",
    [
        "THE ACT ON THE " + "PROTECTION" * 12 + " (2004) OF 2005",
        "Act " + "“AAAA’BBBB.CCCC-" * 10 + " of (2004) of 2005",
        "Law of the " * 40 + "2005",
        "Resolution (" * 30 + "2005) of 2006",
        "1 January 2010, " * 200,
        "2005 Act of the " * 60,
        "1 and " * 200 + "3 May 2010",
        "mid-" * 300 + "2010",
        "the Committee on Aaaa, Bbbb and " * 50 + "in 2012",
    ],
)
@pytest.mark.timeout(5)
def test_strange_text_does_not_hold_the_import_up(text: str) -> None:
    document = document_of(text * 5)
    assert find_events(document) == find_events(document)
