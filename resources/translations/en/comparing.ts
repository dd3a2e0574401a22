<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>comparing</name>
    <message><source>报告用的模板；不写就用内置的</source><translation>the report's template; the program's own without it</translation></message>
    <message><source>表的名称；不写就按种类和期间取名</source><translation>what the table is called; by its kind and period without it</translation></message>
    <message><source>哪一次印发的号</source><translation>the number of the issue</translation></message>
    <message><source>task 按任务，unit 按单位，area 按片区</source><translation>task by task, unit by unit, area by area</translation></message>
    <message><source>period 和上期、去年同期比，area 和所在片区的中位数比</source><translation>period: the period before and last year's; area: the median of the unit's area</translation></message>
    <message><source>table 一张表，figures 统计表，其余是报告的种类</source><translation>table: the one table; figures: all figures; the others are kinds of reports</translation></message>
    <message><source>另一次的号；不写就和现在比</source><translation>the number of another issue; now without it</translation></message>
    <message><source>上期</source><translation>Period before</translation></message>
    <message><source>增幅</source><translation>Change in %</translation></message>
    <message><source>“{text}”不是印发的号，用 issued list 看有哪些</source><translation>“{text}” is no issue's number; issued list shows those there are</translation></message>
    <message><source>中位数</source><translation>Median</translation></message>
    <message><source>相差</source><translation>Difference</translation></message>
    <message><source>最低</source><translation>Lowest</translation></message>
    <message><source>最高</source><translation>Highest</translation></message>
    <message><source>--by area 要用 --unit 写明是哪个单位</source><translation>With --by area say which unit with --unit</translation></message>
    <message><source>号</source><translation>No.</translation></message>
    <message><source>数据截至</source><translation>Data as of</translation></message>
    <message><source>印发人</source><translation>Issued by</translation></message>
    <message><source>印发过的表，以及后来哪些数变了</source><translation>Tables that were issued, and which of their numbers have changed</translation></message>
    <message><source>对比：每个数和上期、去年同期比，或一个单位和片区的中位数比</source><translation>Each figure beside the period before and last year's, or a unit beside its area's median</translation></message>
    <message><source>main.py --data CITY compare --period 2026-09 --out 对比.xlsx</source><translation>main.py --data CITY compare --period 2026-09 --out comparison.xlsx</translation></message>
    <message><source>记下印发了什么：一张表、统计表或报告，连同每个数和它的记录</source><translation>Note what was issued: the one table, all figures or a report, with every number and its records</translation></message>
    <message><source>印发过的表，最近的在前</source><translation>What was issued, the newest first</translation></message>
    <message><source>两次印发，或一次印发和现在：哪些数不一样，是哪条记录、谁的报送包</source><translation>Two issues, or one and now: which numbers differ, by which record and whose package</translation></message>
    <message><source>删除记错的一次印发，台账里的记录不变</source><translation>Forget an issue noted by mistake; records stay as they are</translation></message>
    <message><source>新增记录</source><translation>New record</translation></message>
    <message><source>改动后计入</source><translation>Counted since a change</translation></message>
    <message><source>改动后不再计入</source><translation>No longer counted</translation></message>
    <message><source>删除记录</source><translation>Record deleted</translation></message>
    <message><source>数量改变</source><translation>Amount changed</translation></message>
    <message><source>单位的数改变</source><translation>The unit's number changed</translation></message>
    <message><source>没有改动，日期到了</source><translation>Nothing changed but the day</translation></message>
    <message><source>{unit}的报送包 {package}，{day} 收到</source><translation>package {package} of {unit}, received {day}</translation></message>
    <message><source>{name} {time} 在本机录入</source><translation>entered here by {name}, {time}</translation></message>
    <message><source>{all} 个数里有 {n} 个和印发时不一样</source><translation>{n} of {all} numbers differ from what was issued</translation></message>
    <message><source>第 {one} 号和第 {other} 号不是同一张表，选种类、期间和范围都相同的两次印发</source><translation>No. {one} and no. {other} are not the same table; choose two issues of one kind, period and scope</translation></message>
    <message><source>{all} 个数都和印发时一样</source><translation>All {all} numbers are as they were issued</translation></message>
    <message><source>统计表</source><translation>Table of figures</translation></message>
    <message><source>报告</source><translation>Report</translation></message>
    <message><source>没有第 {n} 号印发的表</source><translation>There is no issue no. {n}</translation></message>
    <message><source>第 {n} 号 {title}</source><translation>No. {n} {title}</translation></message>
    <message><source>第 {n} 号印发的不是一张表</source><translation>Issue no. {n} is not a one table</translation></message>
    <message><source>{year}年度一张表（{view}）</source><translation>One table {year} ({view})</translation></message>
    <message><source>{year}年{period}统计表</source><translation>Figures {period} {year}</translation></message>
    <message><source>{year}年{period}{kind}</source><translation>{kind} {period} {year}</translation></message>
    <message><source>未分片区</source><translation>In no area</translation></message>
    <message><source>按片区</source><translation>By area</translation></message>
    <message><source>单位数</source><translation>Units</translation></message>
    <message><source>本期 {now}，上期 {before}，上年同期 {last}</source><translation>Now {now}, before {before}, last year {last}</translation></message>
    <message><source>{year}年{period} {unit}和{area}的 {n} 个单位</source><translation>{period} {year}: {unit} and the {n} units of {area}</translation></message>
    <message><source>对比</source><translation>Compare</translation></message>
    <message><source>汇总对比</source><translation>Comparison</translation></message>
    <message><source>已印发</source><translation>Issued</translation></message>
    <message><source>明细</source><translation>Details</translation></message>
    <message><source>收起明细</source><translation>Close the details</translation></message>
    <message><source>{n} 条计划</source><translation>{n} plan items</translation></message>
    <message><source>未承接</source><translation>Not taken up</translation></message>
    <message><source>记为已印发</source><translation>Note as issued</translation></message>
    <message><source>选一个单位，这里把它的数和所在片区的中位数并排</source><translation>Choose a unit to see its figures beside the median of its area</translation></message>
    <message><source>正在统计</source><translation>Counting</translation></message>
    <message><source>导出对比</source><translation>Export the comparison</translation></message>
    <message><source>已记为第 {n} 号印发：{title}</source><translation>Noted as issue no. {n}: {title}</translation></message>
    <message><source>{all} 项指标，{n} 项和上期不一样 · 回车看数的是哪些记录</source><translation>{all} figures, {n} differ from the period before · Enter shows the records</translation></message>
    <message><source>三个期间都没有记录</source><translation>no records in any of the three periods</translation></message>
    <message><source>{unit}和{area} {n} 个单位的中位数 · 回车看各单位的数</source><translation>{unit} and the median of the {n} units of {area} · Enter shows each unit</translation></message>
    <message><source>与上期、去年比</source><translation>With earlier periods</translation></message>
    <message><source>与片区比</source><translation>With the area</translation></message>
    <message><source>{period}对比.xlsx</source><translation>Comparison {period}.xlsx</translation></message>
    <message><source>还有 {n} 条没有列出</source><translation>{n} more are not listed</translation></message>
    <message><source>第 {n} 号 {title}，{period}，{day}印发</source><translation>No. {n} {title}, {period}, issued {day}</translation></message>
    <message><source>印发的表</source><translation>Issued table</translation></message>
    <message><source>删除这次印发</source><translation>Delete this issue</translation></message>
    <message><source>和现在比</source><translation>Beside now</translation></message>
    <message><source>还没有印发过的表。在“一张表”或“对比”里按“记为已印发”，以后就能看出哪个数变了</source><translation>Nothing has been issued yet. Press “Note as issued” in the one table or in the comparison to see later which number has changed</translation></message>
    <message><source>只删除这次印发时留下的数，台账里的记录不变；删除后不能恢复。</source><translation>Only the numbers kept with this issue are deleted, records stay. This cannot be undone.</translation></message>
    <message><source>已删除第 {n} 号印发的记录</source><translation>Issue no. {n} is deleted</translation></message>
    <message><source>印发时</source><translation>As issued</translation></message>
    <message><source>谁带来的</source><translation>Whose change</translation></message>
    <message><source>{title}：数据截至 {day}，对比 {other}</source><translation>{title}: data as of {day}, beside {other}</translation></message>
    <message><source>{text}，改了 {fields}</source><translation>{text}: {fields}</translation></message>
    <message><source>现在</source><translation>Now</translation></message>
    <message><source>后一次</source><translation>Later issue</translation></message>
    <message><source>{text} · 回车看是哪些记录</source><translation>{text} · Enter shows the records</translation></message>
    <message><source>删除第 {n} 号印发的记录？</source><translation>Delete issue no. {n}?</translation></message>
    <message><source>和{issue}比</source><translation>Beside {issue}</translation></message>
    <message><source>{n} 种原因</source><translation>{n} causes</translation></message>
    <message><source>第 {n} 号，{day}印发</source><translation>No. {n}, issued {day}</translation></message>
    <message><source>现在的表</source><translation>The table now</translation></message>
    <message><source>{task}：{n} 个单位已承接，{m} 个未承接</source><translation>{task}: {n} units have taken it up, {m} have not</translation></message>
    <message><source>累计 · 回车查看单位</source><translation>Total · Enter shows the units</translation></message>
    <message><source>印发时的表，数据截至 {day}</source><translation>As issued, data as of {day}</translation></message>
    <message><source>承接</source><translation>Taken up</translation></message>
    <message><source>“汇”为汇总数。图例：</source><translation>R: rolled up. Legend:</translation></message>
    <message><source>填表人：</source><translation>Filled in by:</translation></message>
    <message><source>审核人：</source><translation>Checked by:</translation></message>
    <message><source>签发人：</source><translation>Signed by:</translation></message>
</context>
</TS>
