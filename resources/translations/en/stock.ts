<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>stock</name>
    <message>
      <source>{year}年底未销号，转入{next}年继续整改，原定时限 {day}</source>
      <translation>Open at the end of {year}, carried over to {next}; first deadline {day}</translation>
    </message>
    <message>
      <source>{year}年底未销号，转入{next}年继续办理，承诺办结日期 {day}</source>
      <translation>Open at the end of {year}, carried on in {next}; promised by {day}</translation>
    </message>
    <message>
      <source>{year}年还没有开始，不能结转</source>
      <translation>{year} has not begun; it cannot be carried over yet</translation>
    </message>
    <message>
      <source>结转到{year}年</source>
      <translation>Carried over to {year}</translation>
    </message>
    <message>
      <source>盘点哪一天，不写就是今天</source>
      <translation>Which day, today unless said</translation>
    </message>
    <message>
      <source>从哪一天起算，不写就是那一年的 1 月 1 日</source>
      <translation>Counted from which day, 1 January of that year unless said</translation>
    </message>
    <message>
      <source>同时按这一年的计划起草下一年的计划</source>
      <translation>Draft the next year's plan from this year's as well</translation>
    </message>
    <message>
      <source>只列出来，不写入</source>
      <translation>Only list, write nothing</translation>
    </message>
    <message>
      <source>unit 按单位，source 按来源，aspect 按方面</source>
      <translation>unit by unit, source by source, aspect by aspect</translation>
    </message>
    <message>
      <source>all 全部，late 已超期，due 本月到期，quiet 本月无进展，closed 本月销号</source>
      <translation>all, late, due this month, quiet (no progress this month), closed this month</translation>
    </message>
    <message>
      <source>期初</source>
      <translation>Opening</translation>
    </message>
    <message>
      <source>新登记</source>
      <translation>Registered</translation>
    </message>
    <message>
      <source>销号</source>
      <translation>Closed</translation>
    </message>
    <message>
      <source>移出</source>
      <translation>Removed</translation>
    </message>
    <message>
      <source>措施</source>
      <translation>Measures</translation>
    </message>
    <message>
      <source>本月动态</source>
      <translation>This month</translation>
    </message>
    <message>
      <source>实事</source>
      <translation>Deed</translation>
    </message>
    <message>
      <source>月调度按月看，--period 写成 2026-09</source>
      <translation>The month's meeting is of one month: --period 2026-09</translation>
    </message>
    <message>
      <source>看不懂日期“{text}”</source>
      <translation>“{text}” is not a date</translation>
    </message>
    <message>
      <source>用 --year 写明结转哪一年</source>
      <translation>Say with --year which year is carried over</translation>
    </message>
    <message>
      <source>合计</source>
      <translation>Total</translation>
    </message>
    <message>
      <source>盘点表：某一天的未销号问题，期初加登记、重改减销号、移出等于期末</source>
      <translation>Stock-taking: issues open on a day; opening + found + reopened − closed − removed = closing</translation>
    </message>
    <message>
      <source>月调度：每个未销号问题本月的进展、到期和超期</source>
      <translation>The month's meeting: progress, dates and delays of each open issue</translation>
    </message>
    <message>
      <source>需求清单到满意清单：每条需求成了哪件实事，群众满意不满意</source>
      <translation>From needs to satisfaction: the deed that each need became, and how people voted</translation>
    </message>
    <message>
      <source>季度讲评：各单位的需求、实事、满意率和问题</source>
      <translation>Quarterly commentary: needs, deeds, satisfaction and issues of each unit</translation>
    </message>
    <message>
      <source>年度结转：年底未销号的问题和未办结的实事转入下一年</source>
      <translation>Carry over: issues and deeds open at the year's end go on in the next</translation>
    </message>
    <message>
      <source>收集需求 {needs_collected} 条，立项 {deed_items} 项，办结 {deeds_done} 项；期内承诺 {deeds_promised} 项，兑现率 {deeds_kept}，满意率 {satisfaction}。新登记问题 {issues_found} 个，销号 {issues_closed} 个，期末未销号 {issues_open} 个，其中超期 {issues_overdue} 个。</source>
      <translation>{needs_collected} needs collected, {deed_items} deeds adopted, {deeds_done} done; {deeds_promised} promised for the period, {deeds_kept} kept, satisfaction {satisfaction}. {issues_found} issues registered, {issues_closed} closed, {issues_open} open at the end, {issues_overdue} of them overdue.</translation>
    </message>
    <message>
      <source>本月到期</source>
      <translation>Due this month</translation>
    </message>
    <message>
      <source>本月无进展</source>
      <translation>No progress this month</translation>
    </message>
    <message>
      <source>本月销号</source>
      <translation>Closed this month</translation>
    </message>
    <message>
      <source>按来源</source>
      <translation>By source</translation>
    </message>
    <message>
      <source>按方面</source>
      <translation>By aspect</translation>
    </message>
    <message>
      <source>还没到{day}，只能盘点到今天</source>
      <translation>{day} has not come; stock can be taken up to today</translation>
    </message>
    <message>
      <source>起算日期晚于盘点日期</source>
      <translation>The first day lies after the last</translation>
    </message>
    <message>
      <source>满意清单</source>
      <translation>Needs to satisfaction</translation>
    </message>
    <message>
      <source>季度讲评</source>
      <translation>Quarterly commentary</translation>
    </message>
    <message>
      <source>盘点表</source>
      <translation>Stock sheet</translation>
    </message>
    <message>
      <source>年度结转</source>
      <translation>Year end</translation>
    </message>
    <message>
      <source>月调度</source>
      <translation>Month's meeting</translation>
    </message>
    <message>
      <source>收集需求 {needs} 条：已满足 {met}，已答复 {answered}，还在办 {waiting}</source>
      <translation>{needs} needs collected: {met} met, {answered} answered, {waiting} under way</translation>
    </message>
    <message>
      <source>票数</source>
      <translation>Votes</translation>
    </message>
    <message>
      <source>{n} 个单位有可讲评的内容</source>
      <translation>{n} units to comment on</translation>
    </message>
    <message>
      <source>超期的实事：{titles}。</source>
      <translation>Overdue deeds: {titles}.</translation>
    </message>
    <message>
      <source>未满足</source>
      <translation>Not met</translation>
    </message>
    <message>
      <source>盘点日期</source>
      <translation>Stock of</translation>
    </message>
    <message>
      <source>{n} 个问题：超期 {late}，本月到期 {due}，本月无进展 {quiet}，本月销号 {closed}</source>
      <translation>{n} issues: {late} late, {due} due this month, {quiet} without progress, {closed} closed this month</translation>
    </message>
    <message>
      <source>未销号问题</source>
      <translation>Open issues</translation>
    </message>
    <message>
      <source>{since}至{day}</source>
      <translation>{since} to {day}</translation>
    </message>
    <message>
      <source>期初 {opening} + 新登记 {found} + 重新整改 {reopened} − 销号 {closed} − 移出 {removed} = 期末未销号 {closing}，其中超期 {overdue}</source>
      <translation>Opening {opening} + registered {found} + reopened {reopened} − closed {closed} − removed {removed} = {closing} open at the end, {overdue} overdue</translation>
    </message>
    <message>
      <source>{no} 过期未完成的措施：{texts}</source>
      <translation>{no} measures past their date: {texts}</translation>
    </message>
    <message>
      <source>{no} 本月到期的措施：{texts}</source>
      <translation>{no} measures due this month: {texts}</translation>
    </message>
    <message>
      <source>共 {n} 次</source>
      <translation>{n} in all</translation>
    </message>
    <message>
      <source>未销号的问题和实事各加一条进展，编号、原定时限和承诺不变；可以用 Ctrl+Z 撤销。</source>
      <translation>Each open issue and deed gets a line of progress; number, first deadline and promise stay. Ctrl+Z takes it back.</translation>
    </message>
    <message>
      <source>已结转 {n} 条到{year}年</source>
      <translation>Carried {n} records over to {year}</translation>
    </message>
    <message>
      <source>结转到下一年</source>
      <translation>Carry over</translation>
    </message>
    <message>
      <source>结转</source>
      <translation>Carry over</translation>
    </message>
    <message>
      <source>未销号问题 {issues} 个，未销号实事 {deeds} 项，其中 {waiting} 条待结转</source>
      <translation>{issues} open issues, {deeds} open deeds, {waiting} still to be carried over</translation>
    </message>
    <message>
      <source>结转并起草下一年计划</source>
      <translation>Carry over and draft the plan</translation>
    </message>
    <message>
      <source>把 {year} 年没有销号的转入 {next} 年？</source>
      <translation>Carry what {year} leaves open over to {next}?</translation>
    </message>
    <message>
      <source>都已经结转过了</source>
      <translation>All of it was carried over before</translation>
    </message>
    <message>
      <source>已结转</source>
      <translation>Carried over</translation>
    </message>
    <message>
      <source>待结转</source>
      <translation>Not yet</translation>
    </message>
    <message>
      <source>与 {no} 相似（{stage}）：{text}</source>
      <translation>Resembles {no} ({stage}): {text}</translation>
    </message>
    <message>
      <source>按整改措施的进展登记</source>
      <translation>Entered as the measures moved on</translation>
    </message>
    <message>
      <source>对{unit}的讲评：{text}</source>
      <translation>{unit}: {text}</translation>
    </message>
  </context>
</TS>
