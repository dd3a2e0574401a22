"""The ledger of scheme templates: what people see of one, and how a scheme is begun from it."""

from models.ledger import Action, By, Group, Ledger, Stamp
from models.ledgers.addressing import addressees_of
from models.ledgers.scheme_templates import SchemeTemplate
from models.ledgers.schemes import Scheme, first_version
from models.record import new_uid

_TEMPLATE = "模板"


def draft(
    template: SchemeTemplate, stamp: Stamp, title: str | None = None, year: int | None = None
) -> Scheme:
    """A scheme of this office with the template's text, level and kind; it keeps the tie."""
    scheme = Scheme(uid=new_uid(), unit=stamp.unit, filler=stamp.by, template=template.uid)
    scheme.title = title or drafted_title(template)
    scheme.year = year or stamp.today.year
    scheme.org_level, scheme.unit_type = template.org_level, template.unit_type
    scheme.prepare(stamp.today)
    scheme.versions.append(first_version(template.body, stamp.today))
    return scheme


def draft_own(
    template: SchemeTemplate, stamp: Stamp, title: str | None = None, year: int | None = None
) -> Scheme:
    """The same from a template that this office wrote itself."""
    return draft(template, stamp, title, year)


def drafted_title(template: SchemeTemplate) -> str:
    """The template's title without the word for a template and what stands behind it."""
    title = template.title or ""
    return title.partition(_TEMPLATE)[0] or title


_ASKS = (Scheme.title, Scheme.year)

SCHEME_TEMPLATES = Ledger(
    model=SchemeTemplate,
    title="方案模板",
    columns=(
        *(SchemeTemplate.title, SchemeTemplate.org_level, SchemeTemplate.unit_type),
        *(SchemeTemplate.version, SchemeTemplate.handed_down_on),
    ),
    groups=(
        Group(
            "模板",
            (
                *(SchemeTemplate.title, SchemeTemplate.org_level, SchemeTemplate.unit_type),
                *(SchemeTemplate.version, SchemeTemplate.handed_down_on),
            ),
        ),
        Group("正文", (SchemeTemplate.body,)),
        Group("适用范围", addressees_of(SchemeTemplate)),
    ),
    actions=(
        Action("从模板起草", draft, _ASKS, by=By.BELOW),
        Action("从模板起草", draft_own, _ASKS),
    ),
    dated_by=SchemeTemplate.handed_down_on,
    state=SchemeTemplate.org_level,
    goes_down=True,
)
