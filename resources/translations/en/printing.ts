<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>printing</name>
    <message><source>答复期限不能早于今天，换一个日期</source><translation>The day to answer by has passed: choose another</translation></message>
    <message><source>发出的报送包里没有“{package}”，先看收发记录</source><translation>No package “{package}” was sent from here: see the exchange history</translation></message>
    <message><source>第 {seq} 号包的文件已不在本机，重新生成后再打印封面</source><translation>The file of package {seq} is no longer on this PC: make it again, then print its cover</translation></message>
    <message><source>第 {seq} 号包的文件打不开，重新生成后再打印封面</source><translation>The file of package {seq} cannot be opened: make it again, then print its cover</translation></message>
    <message><source>{year}年{month}{day}日</source><translation>{day} {month} {year}</translation></message>
    <message><source>请在哪天前报送</source><translation>To be sent by</translation></message>
    <message><source>联系人</source><translation>Contact</translation></message>
    <message><source>联系电话</source><translation>Phone</translation></message>
    <message><source>预览催报单</source><translation>Preview letters</translation></message>
    <message><source>没有要催的</source><translation>Nothing to chase</translation></message>
    <message><source>这些报表都已收到，或者还没有到截止日期。</source><translation>These reports have come, or are not due yet.</translation></message>
    <message><source>已记下催报：{n} 个单位</source><translation>Noted: {n} units were reminded</translation></message>
    <message><source>打印封面…</source><translation>Print cover…</translation></message>
    <message><source>已登记电话催报：{name}</source><translation>Noted: {name} was reminded by phone</translation></message>
    <message><source>全部催报单…</source><translation>All chase letters…</translation></message>
    <message><source>催报单…</source><translation>Chase letter…</translation></message>
    <message><source>登记电话催报</source><translation>Note a phone reminder</translation></message>
    <message><source>没有欠报的</source><translation>Nothing is owed</translation></message>
    <message><source>已催 {n} 次，最近 {day}</source><translation>Reminders: {n}, the last on {day}</translation></message>
    <message><source>电话催报：{period}</source><translation>Phone reminder: {period}</translation></message>
    <message><source>催报单：{period}</source><translation>Chase letter: {period}</translation></message>
    <message><source>给{period}欠报的单位各打一份</source><translation>One letter to each unit that owes {period}</translation></message>
    <message><source>{year}年{period}没有要催的：都已收到，或者还没有到截止日期</source><translation>{period} {year}: nothing to chase; all has come or is not due yet</translation></message>
    <message><source>催报单-{number}-{unit}</source><translation>chase-{number}-{unit}</translation></message>
    <message><source>“{text}”对不上唯一的一个，写完整的编号</source><translation>“{text}” does not name exactly one: write the whole id</translation></message>
    <message><source>{unit}：
截至{day}，你单位下列 {n} 期报表尚未收到（此前已催 {times} 次，最近{last}）：</source><translation>To {unit}:
As of {day}, {n} of your reports had not arrived (reminders so far: {times}, the last on {last}):</translation></message>
    <message><source>{unit}：
截至{day}，你单位下列 {n} 期报表尚未收到：</source><translation>To {unit}:
As of {day}, {n} of your reports had not arrived:</translation></message>
    <message><source>学习教育情况催报单</source><translation>Reminder of overdue reports</translation></message>
    <message><source>报表期间</source><translation>Report</translation></message>
    <message><source>已超期</source><translation>Overdue</translation></message>
    <message><source>请于{day}前将报送包送到。已经送出的，请来电告知送出日期和核对码；到期不能报送的，请在此前书面说明原因和报送日期。</source><translation>Please see that the package reaches us by {day}. If it is on its way, phone us with the day it left and its check code; if it cannot be ready, write to us before then with the reason and the day it will come.</translation></message>
    <message><source>联系人：{name}，电话：{phone}</source><translation>Contact: {name}, phone: {phone}</translation></message>
    <message><source>联系人：{name}</source><translation>Contact: {name}</translation></message>
    <message><source>催报〔{year}〕{n}号</source><translation>Reminder {year}/{n}</translation></message>
    <message><source>{n} 个</source><translation>{n}</translation></message>
    <message><source>角色</source><translation>Role</translation></message>
    <message><source>手写签名</source><translation>Signature</translation></message>
    <message><source>报送包封面</source><translation>Package cover</translation></message>
    <message><source>下发包封面</source><translation>Cover of a package sent down</translation></message>
    <message><source>{n} 个，另有 {more} 个以后补送</source><translation>{n}; {more} more to follow later</translation></message>
    <message><source>报告期间</source><translation>Period</translation></message>
    <message><source>生成人</source><translation>Made by</translation></message>
    <message><source>编号轮次</source><translation>Numbering epoch</translation></message>
    <message><source>包内记录</source><translation>Records in the package</translation></message>
    <message><source>条数</source><translation>Count</translation></message>
    <message><source>本期数字（生成时冻结）</source><translation>Figures of the period (as frozen)</translation></message>
    <message><source>指标</source><translation>Figure</translation></message>
    <message><source>记录数</source><translation>Records</translation></message>
    <message><source>数值</source><translation>Value</translation></message>
    <message><source>单位（盖章）：</source><translation>Unit (seal):</translation></message>
    <message><source>盖章日期：</source><translation>Sealed on:</translation></message>
    <message><source>携带人：</source><translation>Carrier:</translation></message>
    <message><source>日期：</source><translation>Date:</translation></message>
    <message><source>介质：</source><translation>Medium:</translation></message>
    <message><source>一并转送的下级报送包（{n} 个）</source><translation>Packages from below that travel along ({n})</translation></message>
    <message><source>报送单位：{name}</source><translation>From: {name}</translation></message>
    <message><source>第 {n} 轮</source><translation>{n}</translation></message>
    <message><source>打印机没有应答，看看它是否开着，或者存为 PDF</source><translation>The printer does not answer: see whether it is on, or save as PDF</translation></message>
    <message><source>第 {n} 页 / 共 {m} 页</source><translation>Page {n} of {m}</translation></message>
    <message><source>打印时间：{time}</source><translation>Printed {time}</translation></message>
    <message><source>显示大小</source><translation>Zoom</translation></message>
    <message><source>存为 PDF…</source><translation>Save as PDF…</translation></message>
    <message><source>关闭</source><translation>Close</translation></message>
    <message><source>打印预览</source><translation>Print preview</translation></message>
    <message><source>存为 PDF</source><translation>Save as PDF</translation></message>
    <message><source>没有装打印机</source><translation>No printer</translation></message>
    <message><source>这台电脑没有装打印机，可以存为 PDF，再到别处打印</source><translation>This PC has no printer: save as PDF and print elsewhere</translation></message>
    <message><source>{size} 横向</source><translation>{size} landscape</translation></message>
    <message><source>{size} 纵向</source><translation>{size} portrait</translation></message>
    <message><source>打印机</source><translation>Printer</translation></message>
    <message><source>纸张</source><translation>Paper</translation></message>
    <message><source>份数</source><translation>Copies</translation></message>
    <message><source>整页</source><translation>Whole page</translation></message>
    <message><source>适合宽度</source><translation>Fit width</translation></message>
    <message><source>已送到打印机“{name}”</source><translation>Sent to printer “{name}”</translation></message>
    <message><source>已存为 {name}</source><translation>Saved as {name}</translation></message>
</context>
</TS>
