<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>corrections</name>
    <message><source>抽查</source><translation>Spot checks</translation></message>
    <message><source>轮训班</source><translation>Classes</translation></message>
    <message><source>需求</source><translation>Needs</translation></message>
    <message><source>跟进学习</source><translation>Follow-up study</translation></message>
    <message><source>五多</source><translation>Burdens</translation></message>
    <message><source>补学</source><translation>Make-up study</translation></message>
    <message><source>过一遍</source><translation>Checklists</translation></message>
    <message><source>专项行动</source><translation>Special drives</translation></message>
    <message><source>资料</source><translation>Materials</translation></message>
    <message><source>台账</source><translation>Ledger</translation></message>
    <message><source>检查项</source><translation>Check</translation></message>
    <message><source>签字日期</source><translation>Signed on</translation></message>
    <message><source>本月无</source><translation>Nothing this month</translation></message>
    <message><source>情况说明</source><translation>Explanations</translation></message>
    <message><source>报送签字</source><translation>Sign-offs</translation></message>
    <message><source>负责人不能和填报人是同一个人，换一个名字</source><translation>Leader and filler must be two people: change one name</translation></message>
    <message><source>这个月已有月报，在那一份里改</source><translation>This month has a report already: change that one</translation></message>
    <message><source>填写 {month} 月报的说明</source><translation>Explain in the report of {month}</translation></message>
    <message><source>改正，或用 package explain 写明原因，再生成报送包</source><translation>Mend it, or give the reason with package explain, then export again</translation></message>
    <message><source>没有要说明的“{code}”，现在有：{codes}</source><translation>Nothing to explain under {code}; there is: {codes}</translation></message>
    <message><source>“{code}”说的是这些记录：{subjects}</source><translation>{code} is about these records: {subjects}</translation></message>
    <message><source>日期写成 2026-09-30 这样</source><translation>Write the date as 2026-09-30</translation></message>
    <message><source>填报人，不写就是操作人</source><translation>who filled it in; the actor unless given</translation></message>
    <message><source>审核人；写了签字，三个人都要有</source><translation>the reviewer; where one has signed, all three must</translation></message>
    <message><source>签字日期，不写就是今天</source><translation>day of signing; today unless given</translation></message>
    <message><source>签在纸上，不是在本机</source><translation>signed on paper, not on this PC</translation></message>
    <message><source>哪一期，不写就是最早该报还没报的一期</source><translation>the period; the oldest one owed unless given</translation></message>
    <message><source>检查项，见 package check</source><translation>the check, see package check</translation></message>
    <message><source>main.py --data D package export --period 2026-09 --to /media/stick --reviewer 何静 --leader 刘芳</source><translation>main.py --data D package export --period 2026-09 --to /media/stick --reviewer 何静 --leader 刘芳</translation></message>
    <message><source>报送前检查：什么要改正，什么要说明，更正了哪些报过的数</source><translation>check a report: what to mend, what to explain, which totals were corrected</translation></message>
    <message><source>给一项提醒写明原因；nil 是“本月无”，correction 是报送后更正</source><translation>give the reason for a warning; nil is nothing this month, correction a change after submission</translation></message>
    <message><source>main.py --data D package explain nil --period 2026-09 --reason 本月没有安排</source><translation>main.py --data D package explain nil --period 2026-09 --reason 本月没有安排</translation></message>
    <message><source>只说明这一条记录，可以写几次；不写就是全部</source><translation>explain this record only, may be repeated; all unless given</translation></message>
    <message><source>按上级退回的意见修改</source><translation>Changed as the level above returned it</translation></message>
    <message><source>补报漏报的记录</source><translation>Records that were left out</translation></message>
    <message><source>更正填错的数据</source><translation>Wrong data corrected</translation></message>
    <message><source>已报送的月份有 {count} 条更正，写明原因</source><translation>{count} corrections in months already sent: give the reason</translation></message>
    <message><source>涉及已报的 {count} 个数</source><translation>{count} totals sent before change</translation></message>
    <message><source>已报的 {count} 个数与现在不同</source><translation>{count} totals sent before read differently now</translation></message>
    <message><source>随这一包告诉上级</source><translation>This package tells the level above</translation></message>
    <message><source>本月没有安排</source><translation>Nothing was planned this month</translation></message>
    <message><source>安排在其他月份</source><translation>Planned for other months</translation></message>
    <message><source>已按要求暂停</source><translation>Paused as instructed</translation></message>
    <message><source>本期没有{ledgers}的记录</source><translation>No records in: {ledgers}</translation></message>
    <message><source>确认“本月无”，或去补录</source><translation>Confirm that there was nothing, or enter what is missing</translation></message>
    <message><source>常报的台账本期都有记录</source><translation>Every usual ledger has records</translation></message>
    <message><source>还有 {count} 项没有改正或说明：{first}</source><translation>{count} items are neither mended nor explained: {first}</translation></message>
    <message><source>签字以后内容有改动，签字已失效，核对后重签</source><translation>The content has changed since it was signed: check it and sign again</translation></message>
    <message><source>填写 {month} 月报的签字</source><translation>Sign the report of {month}</translation></message>
    <message><source>提示 {n}</source><translation>Notes {n}</translation></message>
    <message><source>有 {n} 项提醒没有改正或说明</source><translation>{n} warnings to mend or explain</translation></message>
    <message><source>补录</source><translation>entered late</translation></message>
    <message><source>报送后更正 {n} 条：{reasons}</source><translation>{n} corrected after submission: {reasons}</translation></message>
    <message><source>另有 {n} 处</source><translation>{n} more</translation></message>
    <message><source>报送后更正</source><translation>Corrected after submission</translation></message>
    <message><source>更正了 {n} 条已报送的记录</source><translation>Corrects {n} records sent before</translation></message>
    <message><source>写明原因，回车</source><translation>Reason, then Enter</translation></message>
    <message><source>待说明</source><translation>To be explained</translation></message>
    <message><source>已说明</source><translation>Explained</translation></message>
    <message><source>逐条说明</source><translation>One reason each</translation></message>
    <message><source>展开其余 {n} 条</source><translation>Show {n} more</translation></message>
    <message><source>原因：{what}</source><translation>Reason: {what}</translation></message>
    <message><source>更正 {n} 条记录。原因：{reasons}</source><translation>{n} records corrected. Reason: {reasons}</translation></message>
    <message><source>原报</source><translation>Was</translation></message>
    <message><source>现为</source><translation>Now</translation></message>
    <message><source>还没说明的提醒都用这一个原因</source><translation>one reason for every warning that has none yet</translation></message>
    <message><source>当月的工作推迟完成</source><translation>Work of that month finished later</translation></message>
    <message><source>{text}，报送后更正</source><translation>{text}, corrected after submission</translation></message>
    <message><source>草稿不报</source><translation>Drafts not sent</translation></message>
    <message><source>引用已删除的记录</source><translation>Links to deleted records</translation></message>
    <message><source>签字：填报 {0}，审核 {1}，负责 {2}</source><translation>Signed: filler {0}, reviewer {1}, leader {2}</translation></message>
    <message><source>本月无{ledger}：{reason}</source><translation>Nothing in {ledger}: {reason}</translation></message>
    <message><source>{kind} {n} 条：{reason}</source><translation>{kind}, {n}: {reason}</translation></message>
      <message><source>已报送月份的数变了，记录没有更正</source><translation>Numbers of months sent before have changed, no records have</translation></message>
</context>
</TS>
