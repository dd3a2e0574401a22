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
  </context>
</TS>
