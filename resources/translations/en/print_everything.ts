<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>print_everything</name>
    <message><source>数据版本 {n} ・ 数据截至 {day}</source><translation>Data version {n} · as of {day}</translation></message>
    <message><source>盖章</source><translation>Seal</translation></message>
    <message><source>列表有 {n} 条，一次最多打印 {most} 条。先筛选出要打印的，或者用“导出”存成表格</source><translation>The list has {n} records; at most {most} can be printed at once. Filter it first, or use Export to save a spreadsheet</translation></message>
    <message><source>筛选：{filters}</source><translation>Filter: {filters}</translation></message>
    <message><source>共 {n} 条</source><translation>{n} records</translation></message>
    <message><source>超期 {n} 条</source><translation>{n} overdue</translation></message>
    <message><source>图例：</source><translation>Key:</translation></message>
    <message><source>这里没有要打印的</source><translation>Nothing to print here</translation></message>
    <message><source>这一页现在没有表格或清单，有了内容再打印。</source><translation>The page has no table or list at the moment. Print it once it has some content.</translation></message>
    <message><source>记录表单</source><translation>Record form</translation></message>
    <message><source>审批与决定</source><translation>Decisions</translation></message>
    <message><source>{reason}（时限 {day}）</source><translation>{reason} (due {day})</translation></message>
    <message><source>所在内容</source><translation>Found in</translation></message>
    <message><source>还有没保存的修改，先保存（Ctrl+S）再打印</source><translation>There are unsaved changes: save them (Ctrl+S) before printing</translation></message>
    <message><source>当前列表</source><translation>This list</translation></message>
    <message><source>报送包回执</source><translation>Package receipt</translation></message>
    <message><source>收件人：</source><translation>Received by:</translation></message>
    <message><source>回执码（打电话时念给对方）</source><translation>Receipt code (read out over the phone)</translation></message>
    <message><source>要重新决定</source><translation>To be decided again</translation></message>
    <message><source>导入人</source><translation>Imported by</translation></message>
    <message><source>打印回执…</source><translation>Print receipt…</translation></message>
    <message><source>没有叫“{name}”的台账，用 ledgers 看有哪些</source><translation>There is no ledger called “{name}”; `ledgers` lists them</translation></message>
</context>
</TS>
