"""The ledgers that offices fill in the course of a year, as a value that records can hold."""

from models.fields import Choice


class FilledLedger(Choice):
    """By its name: where a rule is seen to be kept, what a month may have nothing of."""

    PEOPLE = "people", "人员"
    SCHEMES = "schemes", "方案"
    PLANS = "plans", "计划"
    READINGS = "readings", "读书"
    SPOT_CHECKS = "spot_checks", "抽查"
    LECTURES = "lectures", "授课"
    OUTREACH_TALKS = "outreach_talks", "宣讲"
    TRAINING_CLASSES = "training_classes", "轮训班"
    MEETINGS = "meetings", "会议"
    TASKS = "tasks", "交办事项"
    INSPECTIONS = "inspections", "督导检查"
    ISSUES = "issues", "问题台账"
    NEEDS = "needs", "需求"
    DEEDS = "deeds", "办实事"
    ACTIVITIES = "activities", "宣传活动"
    NEWS_ITEMS = "news_items", "信息报送"
    STUDIES = "studies", "跟进学习"
    BURDENS = "burdens", "五多"
    MATTERS = "matters", "协调事项"
    MAKE_UPS = "make_ups", "补学"
    DEMOCRATIC_MEETINGS = "democratic_meetings", "民主生活会"
    CHECKLISTS = "checklists", "过一遍"
    DRIVES = "drives", "专项行动"
    MATERIALS = "materials", "资料"
