"""The events of the bundled letter, read by hand: the one copy that tests compare with."""

from __future__ import annotations

from typing import NamedTuple

from db.model import EventKind, Extent, Precision, Status

DAY, MONTH, SEASON, YEAR = Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR
ACTIVITY, PERIOD, DOCUMENT = EventKind.ACTIVITY, EventKind.PERIOD, EventKind.DOCUMENT
WITHIN, THROUGHOUT, EACH = Extent.WITHIN, Extent.THROUGHOUT, Extent.EACH
REPORTED, ONGOING, PLANNED = Status.REPORTED, Status.ONGOING, Status.PLANNED


class Row(NamedTuple):
    """One dated or undated statement; the event's words stand in brackets in the passage."""

    passage: str
    edtf: str | None
    lo: int | None
    hi: int | None
    precision: Precision | None
    kind: EventKind
    extent: Extent | None
    status: Status | None

    @property
    def wording(self) -> str:
        return self.passage.partition("[")[2].partition("]")[0]

    @property
    def text(self) -> str:
        """The passage as it stands in the document."""
        return self.passage.replace("[", "").replace("]", "")

    @property
    def offset(self) -> int:
        """Where in ``text`` the words begin."""
        return self.passage.index("[")


def _undated(passage: str, status: Status) -> Row:
    return Row(passage, None, None, None, None, ACTIVITY, None, status)


def _month(passage: str, edtf: str, last_day: int, status: Status = REPORTED) -> Row:
    month = int(edtf.replace("-", "")) * 100
    return Row(passage, edtf, month + 1, month + last_day, MONTH, ACTIVITY, WITHIN, status)


# In reading order. Passages are the cleaned text, long enough to stand in one place only.
ROWS = (
    Row("Letter dated [29 September 2014] from", "2014-09-29", 20140929, 20140929, DAY,
        DOCUMENT, WITHIN, None),
    Row("mechanisms from [2012 to 2014]” (see annex)", "2012/2014", 20120101, 20141231, YEAR,
        PERIOD, THROUGHOUT, ONGOING),
    Row("Annex to the letter dated [29 September 2014] from", "2014-09-29", 20140929, 20140929,
        DAY, DOCUMENT, WITHIN, None),
    Row("with United Nations human rights mechanisms from [2012 to 2014]", "2012/2014", 20120101,
        20141231, YEAR, PERIOD, THROUGHOUT, ONGOING),
    _month("review process in [May 2010], which led", "2010-05", 31),
    _undated("Belarus [is continuing its efforts] to implement", ONGOING),
    _month("In [February 2012] in a spirit of good will", "2012-02", 29),
    Row("for Belarus ([spring 2015]).", "2015-21", 20150301, 20150531, SEASON,
        ACTIVITY, WITHIN, PLANNED),
    _month("First round ([February 2012]):", "2012-02", 29),
    _month("Second round ([December 2013]):", "2013-12", 31),
    _month("Third round ([March 2014]):", "2014-03", 31),
    Row("Fourth round ([November-December 2014]):", "2014-11/2014-12", 20141101, 20141231, MONTH,
        ACTIVITY, WITHIN, PLANNED),
    Row("Over the period from [2012 to 2014], Belarus submitted:", "2012/2014", 20120101, 20141231,
        YEAR, PERIOD, THROUGHOUT, REPORTED),
    _month("Economic, Social and Cultural Rights ([November 2013])", "2013-11", 30),
    _month("the Elimination of Racial Discrimination ([August 2013]).", "2013-08", 31),
    Row("In [2015 and 2016] Belarus will submit", "{2015,2016}", 20150101, 20161231, YEAR,
        ACTIVITY, EACH, PLANNED),
    _undated("Belarus [prepared and submitted] a common core document", REPORTED),
    Row("Over the period from [April to June 2013], the first technical", "2013-04/2013-06",
        20130401, 20130630, MONTH, ACTIVITY, THROUGHOUT, REPORTED),
    _month("in [May 2013] the first seminar", "2013-05", 31),
    _month("In [June 2013] on the initiative of Belarus", "2013-06", 30),
    Row("In [2012 and 2013] at the invitation of OHCHR", "{2012,2013}", 20120101, 20131231, YEAR,
        ACTIVITY, EACH, REPORTED),
    Row("In [2014] Belarus once again invited", "2014", 20140101, 20141231, YEAR,
        ACTIVITY, WITHIN, ONGOING),
    _month("In [June 2014] on the initiative of Belarus", "2014-06", 30),
    _month("In [September 2014] on the initiative of Belarus", "2014-09", 30),
    _undated("Belarus [is planning to continue] its constructive cooperation", PLANNED),
)  # fmt: skip
