"""French dates: which words are dates, which days they mean, what they date and how they stand."""

from __future__ import annotations

import pytest

from db.chronology.events import find_events
from db.chronology.tagger import find_dates
from tests.db.chronology.builders import document_of

REFERENCE = 20140929


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Le 1er mai 2010, la loi est entrée en vigueur.", "1er mai 2010=2010-05-01"),
        ("le lundi 29 septembre 2014", "29 septembre 2014=2014-09-29"),
        ("Genève, 3 février 2012", "3 février 2012=2012-02-03"),
        ("le 14 août 2013", "14 août 2013=2013-08-14"),
        ("le 31 décembre 1999", "31 décembre 1999=1999-12-31"),
        ("le 15.3.2007 à Genève", "15.3.2007=2007-03-15"),
        ("du 1er août 2012 au 31 juillet 2013",
         "1er août 2012 au 31 juillet 2013=2012-08-01/2013-07-31"),
        ("du 5 au 12 décembre 2018", "5 au 12 décembre 2018=2018-12-05/2018-12-12"),
        ("de 2012 à 2014", "2012 à 2014=2012/2014"),
        ("entre 2000 et 2012", "2000 et 2012=2000/2012"),
        ("entre mai et juillet 2013", "mai et juillet 2013=2013-05/2013-07"),
        ("d’avril à juin 2013", "avril à juin 2013=2013-04/2013-06"),
        ("de novembre 2013 à janvier 2014", "novembre 2013 à janvier 2014=2013-11/2014-01"),
        ("la période 2010-2015", "2010-2015=2010/2015"),
        ("l’exercice 2012/13", "2012/13=2012/2013"),
        ("novembre-décembre 2014", "novembre-décembre 2014=2014-11/2014-12"),
        ("les 5 et 6 juin 2013", "5 et 6 juin 2013=2013-06-05/2013-06-06"),
        ("le 5 et le 6 juin 2013", "5 et le 6 juin 2013=2013-06-05/2013-06-06"),
        ("les 3 et 5 mai 2013", "3 et 5 mai 2013={2013-05-03,2013-05-05}"),
        ("en 2012 et 2013", "2012 et 2013={2012,2013}"),
        ("en 2008, 2009 et 2010", "2008, 2009 et 2010={2008,2009,2010}"),
        ("en avril, mai et juin 1978", "avril, mai et juin 1978={1978-04,1978-05,1978-06}"),
        ("en mai 2010", "mai 2010=2010-05"),
        ("Mai 2010", "Mai 2010=2010-05"),
        ("au mois de mai 2010", "mai 2010=2010-05"),
        ("au printemps 2015", "printemps 2015=2015-21"),
        ("à l’automne de 2009", "automne de 2009=2009-23"),
        ("durant l’hiver 2012/13", "hiver 2012/13=2012-24"),
        ("au premier semestre 2013", "premier semestre 2013=2013-40"),
        ("pendant la seconde moitié de 2012", "seconde moitié de 2012=2012-41"),
        ("au troisième trimestre de 2013", "troisième trimestre de 2013=2013-35"),
        ("le dernier trimestre de l’année 2013", "dernier trimestre de l’année 2013=2013-36"),
        ("dans les années 1990", "années 1990=199X"),
        ("depuis les années 1980", "années 1980=198X/.."),
        ("depuis 2010, les tribunaux", "2010=2010/.."),
        ("depuis le 1er juillet 2008", "1er juillet 2008=2008-07-01/.."),
        ("depuis janvier 2012", "janvier 2012=2012-01/.."),
        ("à compter du 1er janvier 2016", "1er janvier 2016=2016-01-01/.."),
        ("à partir de 2018", "2018=2018/.."),
        ("jusqu’en 2015", "2015=../2015"),
        ("jusqu'au 31 décembre 2013", "31 décembre 2013=../2013-12-31"),
        ("d’ici à 2030", "2030=../2030"),
        ("avant 2020", "2020=../2020"),
        ("au plus tard le 1er mars 2015", "1er mars 2015=../2015-03-01"),
        ("fin 2013", "fin 2013=2013"),
        ("début 2013", "début 2013=2013"),
        ("à la fin de l’année 2013", "fin de l’année 2013=2013"),
        ("à la mi-juin 2013", "mi-juin 2013=2013-06"),
        ("vers 2010", "vers 2010=2010~"),
        ("l’année dernière", "année dernière=2013"),
        ("Cette année, ils", "Cette année=2014"),
        ("l’an prochain", "an prochain=2015"),
        ("En 2012, la loi a été adoptée. La même année, elle a été publiée.",
         "2012=2012|même année=2012"),
        ("En 2012, oui. En juin de la même année, non.", "2012=2012|juin de la même année=2012-06"),
        ("En 2012, oui. L’année suivante, non.", "2012=2012|année suivante=2013"),
        ("la résolution 60/251 du 15 mars 2006", "15 mars 2006=2006-03-15"),
        ("la résolution 1325 (2000)", "2000=2000"),
        ("la note verbale HC-74-07 du 23 juillet 2007", "23 juillet 2007=2007-07-23"),
        ("En août, le tribunal a statué", "août=2014-08"),
        ("la Convention de 1951 et le Protocole de 1967", "1951=1951|1967=1967"),
        ("l’article 2008, le paragraphe 2010 et la page 1998", ""),
        ("environ 2000 personnes et 2014 cas", ""),
        ("A/HRC/27/2014 et S/PRST/2013/2", ""),
        ("Mais il marche ; la décision n° 50/2010", ""),
        ("le 31 juin 2013", ""),
        ("la 1382e séance ; 2 000 euros", ""),
    ],
)  # fmt: skip
def test_a_date_is_read(text: str, dates: str) -> None:
    found = find_dates(text, REFERENCE, "fr")
    assert "|".join(f"{span.wording}={span.edtf}" for span in found) == dates


@pytest.mark.parametrize(
    ("text", "kind", "extent", "status"),
    [
        ("la résolution 60/251 du 15 mars 2006", "citation", "within", "reported"),
        ("la résolution 1325 (2000) dit", "citation", "within", "reported"),
        ("une lettre datée du 10 août 2007", "citation", "within", "reported"),
        ("la Convention de 1951 dit", "citation", "within", "reported"),
        ("La loi du 5 mai 2010 interdit", "citation", "within", "reported"),
        ("Le séminaire s’est tenu le 5 mai 2010.", "activity", "within", "reported"),
        ("Un séminaire se tiendra en 2015.", "activity", "within", "planned"),
        ("Cette année, le ministère adoptera un plan.", "activity", "within", "planned"),
        ("Il est prévu de l’ouvrir cette année.", "activity", "within", "planned"),
        ("Cette année, les travaux sont en cours.", "activity", "within", "ongoing"),
        ("Depuis 2010, le droit est garanti.", "activity", "from", "ongoing"),
        ("La mesure est valable jusqu’en 2016.", "activity", "until", "ongoing"),
        ("Il a siégé de 2010 à 2012.", "activity", "throughout", "reported"),
        ("le Programme national pour la période 2012-2016", "period", "throughout", "ongoing"),
        ("En 2012 et 2013, ils se sont réunis.", "activity", "each", "reported"),
    ],
)
def test_what_it_dates_and_how_it_stands(text: str, kind: str, extent: str, status: str) -> None:
    event = find_events(document_of(text, language="fr"))[0]
    assert (event.kind, event.extent, event.status) == (kind, extent, status)
