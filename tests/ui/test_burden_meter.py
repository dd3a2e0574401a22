"""填表负担 in the window: what a form's hands typed, and the page that tells of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.burden_meter import FieldCount, burden_meter
from models.office import Office
from models.periods import Period
from models.reports.meter_xlsx import write_meter
from models.sources import Source
from tests.ui.ledger_desk import CTRL, Answers, Key, an_issue, open_desk
from ui.pages.burden_meter import LEDGERS, BurdenMeterPage
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeHolder]:
    holder = ThemeHolder(qapp)
    yield holder
    holder.deleteLater()


def test_a_form_counts_what_was_typed_and_not_what_it_proposed(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    desk = open_desk(qtbot, themes, office, ["lectures"])
    desk.page("lectures").new()
    form = desk.form()
    assert form.fields["hours"].read() == 2  # proposed
    form.fields["title"].editor.setFocus()
    desk.type("党课")
    desk.press(Key.Key_S, CTRL)
    [lectures] = [one for one in burden_meter(2026).ledgers if one.key == "lectures"]
    assert lectures.typed == 1
    assert lectures.by_source[Source.TIES] >= 3


def test_the_page_tells_the_months_and_says_that_nothing_is_sent(
    qtbot: QtBot, themes: ThemeHolder, office: Office, tmp_path: Path
) -> None:
    an_issue(office, "公示栏更新不及时", date(2026, 9, 12))
    FieldCount.insert(
        *({"month": "2026-08", "ledger": "issues", "source": "sheets", "amount": 1200},)
    ).execute()
    scope, years = Scope(Period(2026, 9, 9)), []
    page = BurdenMeterPage(
        *(themes, Session(office), scope, Answers(themes), lambda *_: None, years.append)
    )
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    told = burden_meter(2026, 9, 9).total
    assert told.typed and told.brought
    start = f"2026年9月键入 {told.typed} 项，自动带入 {told.brought} 项"
    assert page.summary.text().startswith(start)
    assert page.summary.text().endswith("只存在这台电脑上，不随任何报送包发出。")
    assert "8月：表格导入 1200" in page.chart.accessibleDescription()
    assert page.table is not None and page.table.current_key == "2026-09"
    august = next(line for line in page.table.lines if line.key == "2026-08")
    assert [cell.text for cell in august.cells][3] == "1,200"
    page.segments.choose(LEDGERS)
    page.refresh()
    assert {"issues", "people"} <= {line.key for line in page.table.lines}
    page.export_button.click()
    assert years == [2026]
    path = write_meter(burden_meter(2026), office.name, tmp_path / "meter.xlsx")
    months, ledgers = openpyxl.load_workbook(path).worksheets
    assert months["D11"].value == 1200 and months["D16"].value == "=SUM(D4:D15)"
    assert len(months._charts) == 1 and ledgers["A4"].value
