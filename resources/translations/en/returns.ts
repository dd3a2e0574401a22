<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>returns</name>
    <message><source>导入后退回</source><translation>Send back after import</translation></message>
    <message><source>导入后退回：{reason}</source><translation>To be sent back: {reason}</translation></message>
    <message><source>导入后退回了 {count} 处</source><translation>Sent back after import: {count}</translation></message>
    <message><source>退回…</source><translation>Return…</translation></message>
    <message><source>片区台账里没有“{name}”</source><translation>No area is called “{name}”</translation></message>
    <message><source>第 {seq} 号包：{outcome}</source><translation>Package {seq}: {outcome}</translation></message>
    <message><source>上级在电话里念的回执码</source><translation>The receipt code that the level above reads out over the phone</translation></message>
    <message><source>念回执码的人</source><translation>Who read the receipt code out</translation></message>
    <message><source>main.py --data CITY package down --area 东部片区 --to /media/stick</source><translation>main.py --data CITY package down --area 东部片区 --to /media/stick</translation></message>
    <message><source>U 盘只能往上送时，登记上级在电话里念的回执码</source><translation>Where sticks may only go up: note the receipt code that the level above reads out</translation></message>
    <message><source>main.py --data D package receipt ABCD-2345 --told-by 何静</source><translation>main.py --data D package receipt ABCD-2345 --told-by 何静</translation></message>
    <message><source>只给这个单位：名称或记录号，可以写几次</source><translation>For this unit only: name or record number; may be given several times</translation></message>
    <message><source>只给这个片区的单位，可以写几次</source><translation>For the units of this area only; may be given several times</translation></message>
    <message><source>本单位的记录不用退回，直接修改</source><translation>Records of this office are not sent back: edit them</translation></message>
    <message><source>选中的单位和片区里没有登记过的下级单位</source><translation>Nobody enrolled below is among the chosen units and areas</translation></message>
    <message><source>没有发出过这个回执码说的报送包，和对方核对包号和单位</source><translation>No package that was sent fits this receipt code: compare package number and unit with the other side</translation></message>
    <message><source>凭回执码登记</source><translation>Noted by its receipt code</translation></message>
    <message><source>回执码有字听错或打错，请对方再念一遍：八个字，没有 0、1、O、I、L</source><translation>A letter of the receipt code is wrong. Have it read out again: eight letters, never 0, 1, O, I or L</translation></message>
    <message><source>这个回执码说的包早已登记为已接收，不用再登记</source><translation>The package of this receipt code is already noted as accepted</translation></message>
    <message><source>适用片区</source><translation>For areas</translation></message>
    <message><source>适用单位</source><translation>For units</translation></message>
    <message><source>改过适用范围</source><translation>Addressed anew</translation></message>
    <message><source>片区和单位都空着就是全部下级</source><translation>Everyone below where both areas and units are empty</translation></message>
    <message><source>适用范围</source><translation>For whom</translation></message>
    <message><source>报告模板</source><translation>Report templates</translation></message>
    <message><source>制度</source><translation>Rules</translation></message>
    <message><source>退回的字段</source><translation>Field sent back</translation></message>
    <message><source>退回时内容的校验值</source><translation>Digest of what was sent back</translation></message>
    <message><source>答复的退回</source><translation>Return that this answers</translation></message>
    <message><source>空着就是整条记录</source><translation>The whole record where it is empty</translation></message>
    <message><source>资料名称</source><translation>Title</translation></message>
    <message><source>文号</source><translation>Document number</translation></message>
    <message><source>发文机关</source><translation>Issued by</translation></message>
    <message><source>发文日期</source><translation>Issued on</translation></message>
    <message><source>要求学习时限</source><translation>To be studied by</translation></message>
    <message><source>到达日期</source><translation>Arrived on</translation></message>
    <message><source>上级下发的按导入那天记，纸质的自己填</source><translation>What is handed down: the day of its import; on paper: type it</translation></message>
    <message><source>用于</source><translation>Used for</translation></message>
    <message><source>填写说明</source><translation>How to fill it in</translation></message>
    <message><source>整条记录</source><translation>Whole record</translation></message>
    <message><source>说明退回</source><translation>Explain the return</translation></message>
    <message><source>未答复</source><translation>Unanswered</translation></message>
    <message><source>已改</source><translation>Changed</translation></message>
    <message><source>已说明</source><translation>Explained</translation></message>
    <message><source>记录里没有“{place}”这一处，换一个字段</source><translation>The record has no “{place}”: choose another field</translation></message>
    <message><source>只能退回下级单位报上来的记录</source><translation>Only records that came from below can be sent back</translation></message>
    <message><source>重报时限不能早于今天（{today}）</source><translation>The new date cannot be before today ({today})</translation></message>
    <message><source>这一处已经退回，等对方答复</source><translation>This has been sent back already and waits for its answer</translation></message>
    <message><source>这一处没有等待答复的退回</source><translation>Nothing that was sent back waits for an answer here</translation></message>
    <message><source>“{title}”的{field}被退回</source><translation>“{title}”: {field} was sent back</translation></message>
    <message><source>{count} 处退回过了时限还没有答复</source><translation>{count} returns past their day without an answer</translation></message>
    <message><source>没有等待答复的退回</source><translation>Nothing sent back waits for an answer</translation></message>
    <message><source>{text}，上级退回</source><translation>{text}, sent back from above</translation></message>
    <message><source>勾选片区或单位，只给选中的生成；一个也不勾就给全部 {n} 个下级。</source><translation>Tick areas or units to make packages for those alone; tick none for all {n} below.</translation></message>
    <message><source>片区：{name}（{n} 个单位）</source><translation>Area: {name} ({n} units)</translation></message>
    <message><source>给哪些下级生成下发的包？</source><translation>For whom should packages be made?</translation></message>
    <message><source>生成下发的包</source><translation>Make packages</translation></message>
    <message><source>退回下级或被上级退回</source><translation>Sent back by us or to us</translation></message>
    <message><source>没有退回</source><translation>Nothing was sent back</translation></message>
    <message><source>在台账里选中下级的一条记录，用“退回”写明字段、原因和时限，随下发的包送到。</source><translation>Choose a record of a unit below in its ledger and use “Return” to name field, reason and day. It goes with the next package down.</translation></message>
    <message><source>说明退回…</source><translation>Explain…</translation></message>
    <message><source>撤回退回</source><translation>Withdraw</translation></message>
    <message><source>写入说明</source><translation>Write explanation</translation></message>
    <message><source>退回下级</source><translation>Sent back by us</translation></message>
    <message><source>被上级退回</source><translation>Sent back to us</translation></message>
    <message><source>“{place}”为什么不改？</source><translation>Why does “{place}” stay as it is?</translation></message>
    <message><source>{n} 处退回，{m} 处等答复</source><translation>{n} returns, {m} wait for an answer</translation></message>
    <message><source>单位：{name}</source><translation>Unit: {name}</translation></message>
    <message><source>退回的字段：{place}</source><translation>Field: {place}</translation></message>
    <message><source>原因：{reason}</source><translation>Reason: {reason}</translation></message>
    <message><source>{day}由 {by} 退回</source><translation>Sent back on {day} by {by}</translation></message>
    <message><source>时限：{day}</source><translation>Due: {day}</translation></message>
    <message><source>说明：{text}</source><translation>Explanation: {text}</translation></message>
    <message><source>输入回执码…</source><translation>Type a receipt code…</translation></message>
    <message><source>上级念的回执码是什么？</source><translation>Which receipt code did the level above read out?</translation></message>
    <message><source>上级在收发记录里看得到回执码，八个字，大小写和横线不用管。</source><translation>The level above sees it in its package history: eight letters; case and dash do not matter.</translation></message>
    <message><source>登记回执</source><translation>Note receipt</translation></message>
    <message><source>上级退回整条记录</source><translation>The whole record was sent back from above</translation></message>
    <message><source>上级退回 {n} 处：</source><translation>{n} sent back from above:</translation></message>
    <message><source>退回：{reason}（{day}前）</source><translation>Sent back: {reason} (by {day})</translation></message>
    <message><source>{rows}第 {n} 行 {field}</source><translation>{rows} row {n} {field}</translation></message>
    <message><source>退回：{reason}</source><translation>Sent back: {reason}</translation></message>
    <message><source>{rows}中已删的行 {field}</source><translation>{rows}, a removed row, {field}</translation></message>
    <message><source>未答复 ・ 超 {days} 天</source><translation>Unanswered ・ {days} days late</translation></message>
      <message><source>上级退回的列在这里：改好，或说明为什么不改，随下次的报送包送回。</source><translation>What the level above sends back stands here: mend it, or say why not, and it goes back with the next package.</translation></message>
</context>
</TS>
