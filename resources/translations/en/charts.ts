<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>charts</name>
    <message><source>共 {count} 行，其余见数据表</source><translation>{count} rows; see the data table for the rest</translation></message>
    <message><source>{office}　{year}年{period}，数据截至 {day}</source><translation>{office} · {year}, {period} · data as of {day}</translation></message>
    <message><source>10—12月占全年计划 {share}；到上月累计欠账 {behind} 次</source><translation>{share} planned for Q4; {behind} short so far</translation></message>
    <message><source>{figure}：各单位都还没有数</source><translation>{figure}: no unit has a number yet</translation></message>
    <message><source>期初 + 新登记 + 重新整改 − 销号 − 移出 = 期末</source><translation>Opening + registered + reopened − closed − removed = closing</translation></message>
    <message><source>问题对账：期末未销号 {closing} 个，比期初多 {more} 个</source><translation>Issue balance: {closing} open at the end, {more} more than at the start</translation></message>
    <message><source>问题对账：期末未销号 {closing} 个，比期初少 {more} 个</source><translation>Issue balance: {closing} open at the end, {more} fewer than at the start</translation></message>
    <message><source>问题对账：期末未销号 {closing} 个，与期初持平</source><translation>Issue balance: {closing} open at the end, as many as at the start</translation></message>
    <message><source>真读完：期内还没有划完的书</source><translation>Really read: no book ticked yet in the period</translation></message>
    <message><source>办实事：期内没有到期的承诺</source><translation>Deeds: nothing promised for the period</translation></message>
    <message><source>满意率：期内还没有测评</source><translation>Satisfaction: no survey yet in the period</translation></message>
    <message><source>按各项推算期末应为 {count} 个，有下级的数没有到齐</source><translation>The steps add up to {count}; numbers from below are incomplete</translation></message>
    <message><source>真读完：划完 {ticked} 本，读完 {read} 本，差 {gap} 本</source><translation>Really read: {ticked} ticked, {read} read, {gap} apart</translation></message>
    <message><source>办实事：承诺 {promised} 项，按时办结 {done} 项（{share}）</source><translation>Deeds: {promised} promised, {done} done on time ({share})</translation></message>
    <message><source>满意率 {share}：收回 {cast} 票，不满意 {bad} 票</source><translation>Satisfaction {share}: {cast} votes, {bad} dissatisfied</translation></message>
    <message><source>各单位参差</source><translation>Spread over units</translation></message>
    <message><source>各层级按时完成</source><translation>On time by level</translation></message>
    <message><source>按时率 = 按时完成 ÷（按时完成 + 迟完成 + 过月未完成）</source><translation>On-time rate = on time ÷ (on time + late + not done)</translation></message>
    <message><source>期末</source><translation>Closing</translation></message>
    <message><source>问题对账</source><translation>Issue balance</translation></message>
    <message><source>真读完</source><translation>Really read</translation></message>
    <message><source>读完要有读书笔记，或抽查合格；划完后补上的，算在补上的月份</source><translation>Read means with a note or a passed check; what is proved later counts in that month</translation></message>
    <message><source>需求满足率 {share}</source><translation>Needs met {share}</translation></message>
    <message><source>群众满意</source><translation>Public satisfaction</translation></message>
    <message><source>件数</source><translation>Number</translation></message>
    <message><source>均衡线 每月</source><translation>Even pace a month</translation></message>
    <message><source>{level}（{count} 个）</source><translation>{level} ({count})</translation></message>
    <message><source>四分位一</source><translation>First quartile</translation></message>
    <message><source>中位</source><translation>Median</translation></message>
    <message><source>四分位三</source><translation>Third quartile</translation></message>
    <message><source>各单位参差看哪个数，如 plan_rate</source><translation>the figure that is spread over the units, such as plan_rate</translation></message>
    <message><source>写成这个 .xlsx 文件，每张图一页，带图</source><translation>write this .xlsx file, a sheet a chart, each with its chart</translation></message>
    <message><source>只看一张图，如 spread；不写就是全部</source><translation>one chart only, such as spread; all if left out</translation></message>
    <message><source>真读完按月还是按单位</source><translation>Really read by month or by unit</translation></message>
    <message><source>没有“{name}”这张图，可用的有：{names}</source><translation>There is no chart "{name}"; there are: {names}</translation></message>
    <message><source>工作台的图：工作节奏、各单位参差、上紧下松、问题对账、真读完、办实事和满意率</source><translation>The charts of the first page: rhythm, spread over units, levels, issue balance, books really read, deeds and satisfaction</translation></message>
    <message><source>main.py --data CITY charts --period 2026Q3 --out 图表.xlsx</source><translation>main.py --data CITY charts --period 2026Q3 --out charts.xlsx</translation></message>
    <message><source>{pattern}：{high}按时 {high_share}，{low}按时 {low_share}</source><translation>{pattern}: {high} {high_share} on time, {low} {low_share}</translation></message>
    <message><source>上紧下松</source><translation>Tight above, loose below</translation></message>
    <message><source>上松下紧</source><translation>Loose above, tight below</translation></message>
    <message><source>上下均衡</source><translation>Even at all levels</translation></message>
    <message><source>各层级按时完成：还没有到期的计划</source><translation>On time by level: nothing planned is due yet</translation></message>
    <message><source>各层级按时完成：{level}{share}</source><translation>On time by level: {level} {share}</translation></message>
    <message><source>结存</source><translation>Balance</translation></message>
    <message><source>增加</source><translation>Increase</translation></message>
    <message><source>减少</source><translation>Decrease</translation></message>
    <message><source>底线</source><translation>Base</translation></message>
    <message><source>分析</source><translation>Analysis</translation></message>
    <message><source>看哪个数的参差</source><translation>Figure spread over the units</translation></message>
    <message><source>导出全部图表…</source><translation>Export all charts…</translation></message>
    <message><source>已复制为图片</source><translation>Copied as a picture</translation></message>
    <message><source>工作分析</source><translation>Analysis of the work</translation></message>
    <message><source>导出表格</source><translation>Export spreadsheet</translation></message>
    <message><source>今日</source><translation>Today</translation></message>
    <message><source>学习教育工作分析</source><translation>Analysis of the study campaign</translation></message>
    <message><source>复制或导出这张图</source><translation>Copy or export this chart</translation></message>
    <message><source>复制为图片</source><translation>Copy as picture</translation></message>
    <message><source>导出表格…</source><translation>Export spreadsheet…</translation></message>
    <message><source>图上是前 {shown} 个，共 {count} 个，其余看数据表</source><translation>the chart shows the first {shown} of {count}; the data table has all</translation></message>
    <message><source>{quarter} 计划占 {share}</source><translation>{quarter}: {share} of the plan</translation></message>
    <message><source>还没有可以画的数</source><translation>Nothing to draw yet</translation></message>
    <message><source>最低：{who}</source><translation>Lowest: {who}</translation></message>
    <message><source>最高：{who}</source><translation>Highest: {who}</translation></message>
    <message><source>{count} 个单位</source><translation>{count} units</translation></message>
</context>
</TS>
