<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>figures</name>
    <message>
        <source>个</source>
        <translation>items</translation>
    </message>
    <message>
        <source>期初未销号</source>
        <translation>Open at the start</translation>
    </message>
    <message>
        <source>期初前一天在账、尚未销号的问题</source>
        <translation>Issues registered and not closed on the day before the period</translation>
    </message>
    <message>
        <source>新登记问题</source>
        <translation>Issues registered</translation>
    </message>
    <message>
        <source>期内登记的问题，按登记的发生日期</source>
        <translation>Issues registered in the period, by the day of registration</translation>
    </message>
    <message>
        <source>重新整改的问题</source>
        <translation>Issues reopened</translation>
    </message>
    <message>
        <source>期内由已销号或已作废重新转入整改</source>
        <translation>Closed or voided issues taken up again in the period</translation>
    </message>
    <message>
        <source>销号问题</source>
        <translation>Issues closed</translation>
    </message>
    <message>
        <source>期内验收同意销号，按决定日期</source>
        <translation>Closures accepted in the period, by the day of the decision</translation>
    </message>
    <message>
        <source>移出问题</source>
        <translation>Issues removed</translation>
    </message>
    <message>
        <source>期内作废移出或删除的未销号问题</source>
        <translation>Open issues voided or deleted in the period</translation>
    </message>
    <message>
        <source>期末未销号</source>
        <translation>Open at the end</translation>
    </message>
    <message>
        <source>期末在账的问题；等于期初未销号加新登记、重新整改，减销号、移出</source>
        <translation>Issues open at the end: open at the start plus registered and reopened, less closed and removed</translation>
    </message>
    <message>
        <source>超期问题</source>
        <translation>Issues overdue</translation>
    </message>
    <message>
        <source>期末（未到期末的按今天）未销号且已过现行整改时限</source>
        <translation>Open and past the current deadline at the period's end, or today if that has not come</translation>
    </message>
    <message>
        <source>过一遍整改方面</source>
        <translation>Aspects gone through</translation>
    </message>
    <message>
        <source>期内发现、来源为四个过一遍的问题涉及的不同方面</source>
        <translation>Different aspects of the issues found in the period by the four reviews</translation>
    </message>
    <message>
        <source>过一遍整改措施</source>
        <translation>Measures of the reviews</translation>
    </message>
    <message>
        <source>条</source>
        <translation>measures</translation>
    </message>
    <message>
        <source>期内发现、来源为四个过一遍的问题的整改措施</source>
        <translation>Measures of the issues found in the period by the four reviews</translation>
    </message>
    <message>
        <source>工作节奏：前后均衡</source>
        <translation>Pace: even</translation>
    </message>
    <message>
        <source>工作节奏：还没有计划</source>
        <translation>Pace: nothing planned yet</translation>
    </message>
    <message>
        <source>工作节奏：前紧后松</source>
        <translation>Pace: tight first, slack later</translation>
    </message>
    <message>
        <source>工作节奏：前松后紧</source>
        <translation>Pace: slack first, tight later</translation>
    </message>
    <message>
        <source>学习书目</source>
        <translation>Reading list</translation>
    </message>
    <message>
        <source>本</source>
        <translation>books</translation>
    </message>
    <message>
        <source>期末在列的书，上级下发的和本单位自列的都算，同书异名只算一本</source>
        <translation>Books on the list at the end, handed down or own; a book under several names counts once</translation>
    </message>
    <message>
        <source>划完的书</source>
        <translation>Books ticked off</translation>
    </message>
    <message>
        <source>读完的书</source>
        <translation>Books read</translation>
    </message>
    <message>
        <source>应读完的书</source>
        <translation>Books due</translation>
    </message>
    <message>
        <source>应读完日期在期内的人和书</source>
        <translation>Person and book pairs due in the period</translation>
    </message>
    <message>
        <source>未按期读完</source>
        <translation>Readings behind</translation>
    </message>
    <message>
        <source>到期末（未到期末的按今天）过了应读完日期还没读完的人和书</source>
        <translation>Person and book pairs past their date and not finished at the period's end, or today if that has not come</translation>
    </message>
    <message>
        <source>场</source>
        <translation>lectures</translation>
    </message>
    <message>
        <source>期内已结束的授课</source>
        <translation>Lectures held in the period</translation>
    </message>
    <message>
        <source>讲党课的常委</source>
        <translation>Committee members who lectured</translation>
    </message>
    <message>
        <source>名</source>
        <translation>people</translation>
    </message>
    <message>
        <source>期内给机关讲过党课的不同常委，身份按授课当天的任职</source>
        <translation>Different committee members who gave the organs a party lecture, by their posts on the day</translation>
    </message>
    <message>
        <source>交流发言的厅级领导</source>
        <translation>Bureau-rank speakers</translation>
    </message>
    <message>
        <source>期内交流发言的不同厅级领导，职级按发言当天的任职</source>
        <translation>Different leaders of bureau rank who spoke at exchanges, by their posts on the day</translation>
    </message>
    <message>
        <source>交流发言的部门负责人</source>
        <translation>Department heads who spoke</translation>
    </message>
    <message>
        <source>期内交流发言的不同部门负责人，身份按发言当天的任职</source>
        <translation>Different department heads who spoke at exchanges, by their posts on the day</translation>
    </message>
    <message>
        <source>应到</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>人次</source>
        <translation>attendances</translation>
    </message>
    <message>
        <source>实到</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>出席率</source>
        <translation>Attendance rate</translation>
    </message>
    <message>
        <source>指导制定方案的单位</source>
        <translation>Units guided</translation>
    </message>
    <message>
        <source>用本单位期内下发的模板起草方案的不同单位</source>
        <translation>Different units whose scheme started from a template this office handed down in the period</translation>
    </message>
    <message>
        <source>计划会审的单位</source>
        <translation>Units reviewed</translation>
    </message>
    <message>
        <source>期内有会审结论的不同单位</source>
        <translation>Different units with a review result in the period</translation>
    </message>
    <message>
        <source>印发方案</source>
        <translation>Schemes issued</translation>
    </message>
    <message>
        <source>件</source>
        <translation>schemes</translation>
    </message>
    <message>
        <source>期内印发的方案</source>
        <translation>Schemes issued in the period</translation>
    </message>
    <message>
        <source>计划任务</source>
        <translation>Plan items</translation>
    </message>
    <message>
        <source>项</source>
        <translation>tasks</translation>
    </message>
    <message>
        <source>本年度的计划任务</source>
        <translation>Plan items of the year</translation>
    </message>
    <message>
        <source>计划安排</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>期内各月安排的次数之和</source>
        <translation>What the months of the period had planned</translation>
    </message>
    <message>
        <source>计划完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>期内各月完成的次数之和，每月最多算到计划数</source>
        <translation>What was done in the months of the period, at most what was planned</translation>
    </message>
    <message>
        <source>按时完成</source>
        <translation>Done on time</translation>
    </message>
    <message>
        <source>当月月底前完成的次数</source>
        <translation>Done by the end of its month</translation>
    </message>
    <message>
        <source>迟完成</source>
        <translation>Done late</translation>
    </message>
    <message>
        <source>过了当月才完成、或没写完成日期的次数</source>
        <translation>Done after its month, or without a date</translation>
    </message>
    <message>
        <source>过月未完成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>已过去的月份里计划了还没完成的次数</source>
        <translation>Planned in months that are over and still not done</translation>
    </message>
    <message>
        <source>计划完成率</source>
        <translation>Share of plan done</translation>
    </message>
    <message>
        <source>计划完成除以计划安排</source>
        <translation>Done over planned</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>按任务</source>
        <translation>By task</translation>
    </message>
    <message>
        <source>按单位</source>
        <translation>By unit</translation>
    </message>
    <message>
        <source>自行安排</source>
        <translation>Units' own</translation>
    </message>
    <message>
        <source>{unit} {year}年度学习教育工作“一张表”</source>
        <translation>{unit}: study education {year}, the one table</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>版本：{version}（{day}）</source>
        <translation>Version: {version} ({day})</translation>
    </message>
    <message>
        <source>累计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>计划（项）</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>完成（项）</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>编制单位：{unit}</source>
        <translation>Made by: {unit}</translation>
    </message>
    <message>
        <source>数据截至：{day}</source>
        <translation>Data as of: {day}</translation>
    </message>
    <message>
        <source>条目数</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>图例：{marks}</source>
        <translation>Legend: {marks}</translation>
    </message>
    <message>
        <source>填表人：{name}</source>
        <translation>Filled in by: {name}</translation>
    </message>
    <message>
        <source>审核人：{name}</source>
        <translation>Reviewed by: {name}</translation>
    </message>
    <message>
        <source>签发人：{name}</source>
        <translation>Signed by: {name}</translation>
    </message>
    <message>
        <source>单位（盖章）：{name}</source>
        <translation>Unit (seal): {name}</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>问题 {no} 整改时限已过</source>
        <translation>Issue {no} is past its deadline</translation>
    </message>
    <message>
        <source>问题 {no} 快到整改时限</source>
        <translation>Issue {no} is close to its deadline</translation>
    </message>
    <message>
        <source>{count} 件申请等待审核</source>
        <translation>{count} requests wait for a decision</translation>
    </message>
    <message>
        <source>“{title}”{month}计划 {planned}，完成 {done}</source>
        <translation>“{title}”, {month}: {planned} planned, {done} done</translation>
    </message>
    <message>
        <source>{people} 人有 {count} 本书未按期读完</source>
        <translation>{people} people are behind with {count} books</translation>
    </message>
    <message>
        <source>报送{period}的报送包</source>
        <translation>Send the package of {period}</translation>
    </message>
    <message>
        <source>{period}的报送包还缺 {count} 个单位</source>
        <translation>{count} units have not sent their package of {period}</translation>
    </message>
    <message>
        <source>演示至少要有 1 个单位</source>
        <translation>The demo needs at least 1 unit</translation>
    </message>
    <message>
        <source>“{folder}”里已经有文件，换一个空文件夹</source>
        <translation>There are files in “{folder}” already; choose an empty folder</translation>
    </message>
</context>
</TS>
