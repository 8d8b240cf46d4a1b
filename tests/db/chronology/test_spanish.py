"""Spanish dates: which words are dates, which days they mean, what they date and how they stand."""

from __future__ import annotations

import pytest

from db.chronology.events import find_events
from db.chronology.tagger import find_dates
from tests.db.chronology.builders import document_of

REFERENCE = 20140929


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("el 1 de mayo de 2013", "1 de mayo de 2013=2013-05-01"),
        ("el 1º de mayo de 2013", "1º de mayo de 2013=2013-05-01"),
        ("el lunes 29 de septiembre de 2014", "29 de septiembre de 2014=2014-09-29"),
        ("Ginebra, 3 de febrero de 2012", "3 de febrero de 2012=2012-02-03"),
        ("el 14 de agosto del 2013", "14 de agosto del 2013=2013-08-14"),
        ("el 9 de setiembre de 1999", "9 de setiembre de 1999=1999-09-09"),
        ("el 15.3.2007 en Ginebra", "15.3.2007=2007-03-15"),
        ("del 1 de agosto de 2012 al 31 de julio de 2013",
         "1 de agosto de 2012 al 31 de julio de 2013=2012-08-01/2013-07-31"),
        ("del 5 al 12 de diciembre de 2018", "5 al 12 de diciembre de 2018=2018-12-05/2018-12-12"),
        ("de 2012 a 2014", "2012 a 2014=2012/2014"),
        ("desde 2012 hasta 2014", "2012 hasta 2014=2012/2014"),
        ("entre 2000 y 2012", "2000 y 2012=2000/2012"),
        ("entre mayo y julio de 2013", "mayo y julio de 2013=2013-05/2013-07"),
        ("de abril a junio de 2013", "abril a junio de 2013=2013-04/2013-06"),
        ("de noviembre de 2013 a enero de 2014",
         "noviembre de 2013 a enero de 2014=2013-11/2014-01"),
        ("el período 2010-2015", "2010-2015=2010/2015"),
        ("el ejercicio 2012/13", "2012/13=2012/2013"),
        ("noviembre-diciembre de 2014", "noviembre-diciembre de 2014=2014-11/2014-12"),
        ("el 5 y el 6 de junio de 2013", "5 y el 6 de junio de 2013=2013-06-05/2013-06-06"),
        ("los días 5 y 6 de junio de 2013", "5 y 6 de junio de 2013=2013-06-05/2013-06-06"),
        ("el 3 y el 5 de mayo de 2013", "3 y el 5 de mayo de 2013={2013-05-03,2013-05-05}"),
        ("en los años 2012 y 2013", "2012 y 2013={2012,2013}"),
        ("en 2008, 2009 y 2010", "2008, 2009 y 2010={2008,2009,2010}"),
        ("en abril, mayo y junio de 1978",
         "abril, mayo y junio de 1978={1978-04,1978-05,1978-06}"),
        ("en mayo de 2010", "mayo de 2010=2010-05"),
        ("en el mes de mayo de 2010", "mayo de 2010=2010-05"),
        ("Mayo de 2010", "Mayo de 2010=2010-05"),
        ("en la primavera de 2015", "primavera de 2015=2015-21"),
        ("en otoño de 2009", "otoño de 2009=2009-23"),
        ("en el invierno de 2012/13", "invierno de 2012/13=2012-24"),
        ("en el primer semestre de 2013", "primer semestre de 2013=2013-40"),
        ("en la segunda mitad de 2012", "segunda mitad de 2012=2012-41"),
        ("en el tercer trimestre de 2013", "tercer trimestre de 2013=2013-35"),
        ("el último trimestre del año 2013", "último trimestre del año 2013=2013-36"),
        ("en la década de 1990", "década de 1990=199X"),
        ("desde la década de 1980", "década de 1980=198X/.."),
        ("desde 2010, los tribunales", "2010=2010/.."),
        ("desde el año 2010", "2010=2010/.."),
        ("desde el 1 de julio de 2008", "1 de julio de 2008=2008-07-01/.."),
        ("a partir del 1 de enero de 2016", "1 de enero de 2016=2016-01-01/.."),
        ("a partir de 2018", "2018=2018/.."),
        ("hasta 2015", "2015=../2015"),
        ("hasta el 31 de diciembre de 2013", "31 de diciembre de 2013=../2013-12-31"),
        ("para 2030", "2030=../2030"),
        ("antes de 2020", "2020=../2020"),
        ("a más tardar el 1 de marzo de 2015", "1 de marzo de 2015=../2015-03-01"),
        ("a principios de 2013", "principios de 2013=2013"),
        ("a finales de 2013", "finales de 2013=2013"),
        ("a mediados de junio de 2013", "mediados de junio de 2013=2013-06"),
        ("hacia 2010", "hacia 2010=2010~"),
        ("el año pasado", "año pasado=2013"),
        ("Este año, ellos", "Este año=2014"),
        ("el próximo año", "próximo año=2015"),
        ("En 2012 se aprobó la ley. Ese mismo año se publicó.", "2012=2012|Ese mismo año=2012"),
        ("En 2012, sí. En junio de ese año, no.", "2012=2012|junio de ese año=2012-06"),
        ("En 2012, sí. Al año siguiente, no.", "2012=2012|año siguiente=2013"),
        ("la resolución 60/251, de 15 de marzo de 2006", "15 de marzo de 2006=2006-03-15"),
        ("la resolución 1325 (2000)", "2000=2000"),
        ("la nota HC-74-07 de 23 de julio", "23 de julio=2014-07-23"),
        ("la Convención de 1951 y el Protocolo de 1967", "1951=1951|1967=1967"),
        ("el artículo 2008, el párrafo 2010 y la página 1998", ""),
        ("unas 2000 personas y 2014 casos", ""),
        ("A/HRC/27/2014 y S/PRST/2013/2", ""),
        ("la nota NV 5058; la decisión núm. 50/2010", ""),
        ("el 31 de junio de 2013", ""),
    ],
)  # fmt: skip
def test_a_date_is_read(text: str, dates: str) -> None:
    found = find_dates(text, REFERENCE, "es")
    assert "|".join(f"{span.wording}={span.edtf}" for span in found) == dates


@pytest.mark.parametrize(
    ("text", "kind", "extent", "status"),
    [
        ("la resolución 60/251, de 15 de marzo de 2006", "citation", "within", "reported"),
        ("la resolución 1325 (2000) dice", "citation", "within", "reported"),
        ("una carta de fecha 10 de agosto de 2007", "citation", "within", "reported"),
        ("la Convención de 1951 dice", "citation", "within", "reported"),
        ("El seminario se celebró el 5 de mayo de 2010.", "activity", "within", "reported"),
        ("Un seminario se celebrará en 2015.", "activity", "within", "planned"),
        ("Este año el Ministerio aprobará un plan.", "activity", "within", "planned"),
        ("El Gobierno tiene previsto abrirlo este año.", "activity", "within", "planned"),
        ("Este año los trabajos continúan.", "activity", "within", "ongoing"),
        ("Desde 2010 el derecho está garantizado.", "activity", "from", "ongoing"),
        ("La medida es válida hasta 2016.", "activity", "until", "ongoing"),
        ("Actuó de 2010 a 2012.", "activity", "throughout", "reported"),
        ("el Programa Nacional para el período 2012-2016", "period", "throughout", "ongoing"),
        ("En 2012 y 2013 se reunieron.", "activity", "each", "reported"),
    ],
)
def test_what_it_dates_and_how_it_stands(text: str, kind: str, extent: str, status: str) -> None:
    event = find_events(document_of(text, language="es"))[0]
    assert (event.kind, event.extent, event.status) == (kind, extent, status)
