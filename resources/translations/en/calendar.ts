<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>calendar</name>
    <message><source>制度</source><translation>Rules</translation></message>
    <message><source>制度名称</source><translation>Rule</translation></message>
    <message><source>制度内容</source><translation>Text of the rule</translation></message>
    <message><source>适用台账</source><translation>Kept in ledger</translation></message>
    <message><source>看哪个台账里的记录知道做了没有</source><translation>The ledger whose records show whether it was done</translation></message>
    <message><source>适用类型</source><translation>For type</translation></message>
    <message><source>如 办公室例会；空着就是这个台账的全部类型</source><translation>Such as 办公室例会 (office meeting); empty for every kind of the ledger</translation></message>
    <message><source>频次周期</source><translation>Every</translation></message>
    <message><source>每期次数</source><translation>Times a period</translation></message>
    <message><source>空着就是 1 次</source><translation>Empty for once</translation></message>
    <message><source>期内时限</source><translation>By day</translation></message>
    <message><source>每期第几天以前；空着就是期末</source><translation>The day of the period; empty for its last day</translation></message>
    <message><source>遇节假日</source><translation>On a day off</translation></message>
    <message><source>到会比例</source><translation>Quorum</translation></message>
    <message><source>占应到的比例；66.7% 就是三分之二</source><translation>Of those expected; 66.7% is two thirds</translation></message>
    <message><source>生效日期</source><translation>In force from</translation></message>
    <message><source>废止日期</source><translation>In force until</translation></message>
    <message><source>检查</source><translation>Check</translation></message>
    <message><source>协调</source><translation>Coordination</translation></message>
    <message><source>考勤</source><translation>Attendance</translation></message>
    <message><source>每周</source><translation>Week</translation></message>
    <message><source>每月</source><translation>Month</translation></message>
    <message><source>每季度</source><translation>Quarter</translation></message>
    <message><source>每半年</source><translation>Half-year</translation></message>
    <message><source>每年</source><translation>Year</translation></message>
    <message><source>下级单位</source><translation>Units below</translation></message>
    <message><source>本单位和下级</source><translation>This office and below</translation></message>
    <message><source>不变</source><translation>Stays</translation></message>
    <message><source>提前到前一个工作日</source><translation>The working day before</translation></message>
    <message><source>顺延到下一个工作日</source><translation>The working day after</translation></message>
    <message><source>废止日期早于生效日期（{day}）</source><translation>It ends before it is in force ({day})</translation></message>
    <message><source>到会比例不能超过 100%</source><translation>A quorum cannot be above 100%</translation></message>
    <message><source>没有选适用台账，日历里看不出做了没有</source><translation>No ledger is chosen, so the calendar cannot tell whether it was done</translation></message>
    <message><source>先选一个分类型的适用台账，再写适用类型</source><translation>Choose a ledger that has kinds, then the kind</translation></message>
    <message><source>节假日</source><translation>Holidays</translation></message>
    <message><source>放假</source><translation>Holiday</translation></message>
    <message><source>调休上班</source><translation>Workday in lieu</translation></message>
    <message><source>这一天已经登记过</source><translation>This day is entered already</translation></message>
    <message><source>要求</source><translation>What it asks</translation></message>
    <message><source>学习</source><translation>Study</translation></message>
    <message><source>执行单位</source><translation>Kept by</translation></message>
    <message><source>快到期</source><translation>Due soon</translation></message>
    <message><source>临近</source><translation>Near</translation></message>
    <message><source>“快到期”的 {soon} 天要少于“临近”的 {near} 天，并且至少 1 天</source><translation>“Due soon” ({soon} days) must be less than “near” ({near} days), and at least 1 day</translation></message>
    <message><source>提醒天数最多 {most} 天</source><translation>Warn at most {most} days ahead</translation></message>
    <message><source>缺漏</source><translation>Missed</translation></message>
    <message><source>超期</source><translation>Overdue</translation></message>
    <message><source>待办</source><translation>To do</translation></message>
    <message><source>已说明</source><translation>Explained</translation></message>
    <message><source>已办</source><translation>Done</translation></message>
    <message><source>{day} 那一周</source><translation>the week of {day}</translation></message>
    <message><source>“{title}”{period}应读的 {done} 人都读了</source><translation>“{title}”, {period}: all {done} have read</translation></message>
    <message><source>“{title}”{period}已办 {done} 次</source><translation>“{title}”, {period}: done {done} times</translation></message>
    <message><source>“{title}”{period}还有 {left} 人没有读</source><translation>“{title}”, {period}: {left} have not read</translation></message>
    <message><source>“{title}”{period}缺 {left} 次</source><translation>“{title}”, {period}: {left} missing</translation></message>
    <message><source>“{title}”{period}还差 {left} 次</source><translation>“{title}”, {period}: {left} to go</translation></message>
    <message><source>“{title}”今年有 {count} 期没有做够</source><translation>“{title}”: {count} periods short this year</translation></message>
    <message><source>{ledger}“{title}”时间已过，还没有登记</source><translation>{ledger} “{title}” is past and not recorded</translation></message>
    <message><source>{ledger}“{title}”到期</source><translation>{ledger} “{title}” is due</translation></message>
    <message><source>{ledger}“{title}”已过时限</source><translation>{ledger} “{title}” is overdue</translation></message>
    <message><source>问题 {no} 整改时限</source><translation>Deadline of issue {no}</translation></message>
    <message><source>{count} 本书应读完，还差 {left} 本</source><translation>{count} books are to be finished, {left} to go</translation></message>
    <message><source>{count} 人次补学到期，还差 {left} 人次</source><translation>{count} make-ups are due, {left} to go</translation></message>
    <message><source>资料“{title}”已经学习</source><translation>“{title}” has been studied</translation></message>
    <message><source>{person}的《{book}》抽查不合格，到期整改</source><translation>{person} failed the check of 《{book}》 and is to make it good</translation></message>
    <message><source>{period}的报送包都收到了</source><translation>All packages of {period} have come</translation></message>
    <message><source>到“{ledger}”里登记，登记后这一期就算办了</source><translation>Enter it in “{ledger}”; the period then counts as done</translation></message>
    <message><source>{year} 年没有节假日数据，工作日只按周一到周五算；在“节假日”里导入当年的放假安排</source><translation>There is no holiday data for {year}: only weekends count as days off. Import the year's holidays</translation></message>
    <message><source>执行的制度</source><translation>Rules in force</translation></message>
    <message><source>期末有效的制度，各类都算</source><translation>Rules in force at the end of the period, of every kind</translation></message>
    <message><source>期末有效的这一类制度</source><translation>Rules of this kind in force at the end of the period</translation></message>
    <message><source>会议制度</source><translation>Meeting rules</translation></message>
    <message><source>检查制度</source><translation>Inspection rules</translation></message>
    <message><source>协调制度</source><translation>Coordination rules</translation></message>
    <message><source>考勤制度</source><translation>Attendance rules</translation></message>
    <message><source>读书制度</source><translation>Reading rules</translation></message>
    <message><source>学习制度</source><translation>Study rules</translation></message>
    <message><source>报送制度</source><translation>Reporting rules</translation></message>
    <message><source>--month 写成 2026-09</source><translation>Write --month as 2026-09</translation></message>
    <message><source>快到期：{soon} 天内；临近：{near} 天内</source><translation>Due soon: within {soon} days; near: within {near} days</translation></message>
    <message><source>月份，如 2026-09，不写就是本月</source><translation>A month, as 2026-09; this month where left out</translation></message>
    <message><source>只列缺漏和超期的</source><translation>List only what is missed or overdue</translation></message>
    <message><source>写成日历文件，别的日历程序可以打开</source><translation>Write a calendar file that other programs open</translation></message>
    <message><source>“快到期”提前几天</source><translation>How many days ahead “due soon” begins</translation></message>
    <message><source>“临近”提前几天</source><translation>How many days ahead “near” begins</translation></message>
    <message><source>制度日历：一个月里到期、已办和缺漏的事，可以写成日历文件</source><translation>The calendar: what is due, done and missed in a month, also as a calendar file</translation></message>
    <message><source>main.py --data D calendar --month 2026-09 --ics 9月.ics</source><translation>main.py --data D calendar --month 2026-09 --ics september.ics</translation></message>
    <message><source>提醒天数：时限前几天算“快到期”、几天算“临近”</source><translation>How many days before a deadline it is “due soon” and “near”</translation></message>
    <message><source>周一</source><translation>Mon</translation></message>
    <message><source>周二</source><translation>Tue</translation></message>
    <message><source>周三</source><translation>Wed</translation></message>
    <message><source>周四</source><translation>Thu</translation></message>
    <message><source>周五</source><translation>Fri</translation></message>
    <message><source>周六</source><translation>Sat</translation></message>
    <message><source>周日</source><translation>Sun</translation></message>
    <message><source>还有 {n} 项</source><translation>{n} more</translation></message>
    <message><source>{n} 项</source><translation>{n} things</translation></message>
    <message><source>休</source><translation>Off</translation></message>
    <message><source>班</source><translation>On</translation></message>
    <message><source>事项</source><translation>Event</translation></message>
    <message><source>到期与缺漏</source><translation>Due and missed</translation></message>
    <message><source>缺漏和超期</source><translation>Missed or late</translation></message>
    <message><source>新建补办记录</source><translation>New record for it</translation></message>
    <message><source>缺漏和超期 {short} 项，待办 {due} 项，已办 {done} 项</source><translation>Missed or late {short}, to do {due}, done {done}</translation></message>
    <message><source>日历</source><translation>Month view</translation></message>
    <message><source>当天事项</source><translation>On this day</translation></message>
    <message><source>这一天没有安排</source><translation>Nothing is arranged on this day</translation></message>
    <message><source>看节假日表</source><translation>See the holidays</translation></message>
    <message><source>导出日历…</source><translation>Export calendar…</translation></message>
    <message><source>上个月（PgUp）</source><translation>Previous month (PgUp)</translation></message>
    <message><source>下个月（PgDn）</source><translation>Next month (PgDn)</translation></message>
    <message><source>回到今天</source><translation>Back to today</translation></message>
    <message><source>{year} 年没有节假日数据</source><translation>No holiday data for {year}</translation></message>
    <message><source>{month}共 {n} 项，缺漏和超期 {short} 项</source><translation>{month}: {n} in all, {short} missed or late</translation></message>
    <message><source>导出日历</source><translation>Export calendar</translation></message>
    <message><source>制度日历</source><translation>Calendar</translation></message>
    <message><source>本月事项</source><translation>In this month</translation></message>
    <message><source>提醒天数</source><translation>Days of warning</translation></message>
    <message><source>时限前这么多天以内，用时钟标出</source><translation>Within so many days of a deadline a clock marks it</translation></message>
    <message><source>时限前这么多天以内，列入待办</source><translation>Within so many days it is on the list of things to do</translation></message>
    <message><source> 天</source><translation> days</translation></message>
    <message><source>有 {count} 项制度本期没有做够</source><translation>Rules not kept this period: {count}</translation></message>
    <message><source>制度要求的都做够了</source><translation>Every rule was kept</translation></message>
</context>
</TS>
