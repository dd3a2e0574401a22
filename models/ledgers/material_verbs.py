"""The ledger of materials: what people see of one, and how its study is written down."""

from datetime import date

from models.ledger import Action, By, Group, Ledger, Stamp
from models.ledgers.addressing import addressees_of
from models.ledgers.materials import Material
from models.ledgers.studies import Study
from models.record import new_uid


def study(
    material: Material,
    stamp: Stamp,
    studied_on: date | None = None,
    meeting: str | None = None,
    learner_count: int | None = None,
) -> Study:
    """What came from above was studied here: on the meeting's day, or today, unless said."""
    done = Study(uid=new_uid(), unit=stamp.unit, filler=stamp.by, material=material.uid)
    done.taken_on = material.taken_on or material.issued_on
    done.studied_on = studied_on or (None if meeting else stamp.today)
    done.meeting, done.learner_count = meeting, learner_count
    return done


def study_own(
    material: Material,
    stamp: Stamp,
    studied_on: date | None = None,
    meeting: str | None = None,
    learner_count: int | None = None,
) -> Study:
    """The same of a document that this office keeps itself."""
    return study(material, stamp, studied_on, meeting, learner_count)


_ASKS = (Study.studied_on, Study.meeting, Study.learner_count)

MATERIALS = Ledger(
    model=Material,
    title="资料",
    columns=(
        *(Material.title, Material.material_kind, Material.doc_number, Material.issued_by),
        *(Material.issued_on, Material.study_by, Material.taken_on),
    ),
    groups=(
        Group(
            "资料",
            (
                *(Material.title, Material.material_kind, Material.doc_number),
                *(Material.issued_by, Material.issued_on, Material.study_by),
                *(Material.taken_on, Material.file),
            ),
        ),
        Group("适用范围", addressees_of(Material), folded=True),
    ),
    actions=(
        Action("登记学习", study, _ASKS, by=By.BELOW),
        Action("登记学习", study_own, _ASKS),
    ),
    dated_by=Material.issued_on,
    goes_down=True,
)
