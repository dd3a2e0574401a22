<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>views</name>
    <message><source>键入</source><translation>Typed</translation></message>
    <message><source>关联带出</source><translation>From links</translation></message>
    <message><source>表格导入</source><translation>From spreadsheets</translation></message>
    <message><source>模板和下发</source><translation>Handed down</translation></message>
    <message><source>结转和复制</source><translation>Carried over</translation></message>
    <message><source>报送包汇入</source><translation>From packages</translation></message>
    <message><source>保存的视图</source><translation>Saved views</translation></message>
    <message><source>视图名称</source><translation>View name</translation></message>
    <message><source>倒序</source><translation>Descending</translation></message>
    <message><source>显示的列</source><translation>Columns shown</translation></message>
    <message><source>下发给下级</source><translation>Handed down to units</translation></message>
    <message><source>视图</source><translation>Views</translation></message>
    <message><source>空着就随窗口顶上的期间</source><translation>Empty: the period at the top of the window</translation></message>
    <message><source>字段名，用空格分开</source><translation>Field names, separated by blanks</translation></message>
    <message><source>“{title}”已经下发，要收回就删除它</source><translation>“{title}” has been handed down; to take it back, delete it</translation></message>
    <message><source>这个名称已经有一个视图，换一个名称</source><translation>There is a view of this name already; choose another</translation></message>
    <message><source>全部记录</source><translation>All records</translation></message>
    <message><source>分组(&amp;G)</source><translation>&amp;Group by</translation></message>
    <message><source>不分组</source><translation>No groups</translation></message>
    <message><source>按{label}</source><translation>By {label}</translation></message>
    <message><source>另存为视图(&amp;S)…</source><translation>&amp;Save as view…</translation></message>
    <message><source>按现在的样子更新(&amp;U)</source><translation>&amp;Update to the present state</translation></message>
    <message><source>改名(&amp;R)…</source><translation>&amp;Rename…</translation></message>
    <message><source>下发给下级(&amp;H)…</source><translation>&amp;Hand down…</translation></message>
    <message><source>删除视图(&amp;D)…</source><translation>&amp;Delete view…</translation></message>
    <message><source>导出分组和汇总(&amp;E)…</source><translation>&amp;Export with summary…</translation></message>
    <message><source>导出分组和汇总</source><translation>Export with summary</translation></message>
    <message><source>保存的视图和分组（Ctrl+L）</source><translation>Saved views and groups (Ctrl+L)</translation></message>
    <message><source>视图和分组(&amp;G)</source><translation>Views and &amp;groups</translation></message>
    <message><source>视图：{name}</source><translation>View: {name}</translation></message>
    <message><source>筛选、分组、排序和列都会记下。</source><translation>Keeps the filters, groups, order and columns.</translation></message>
    <message><source>另存为视图</source><translation>Save as view</translation></message>
    <message><source>替换视图</source><translation>Replace view</translation></message>
    <message><source>已经有视图“{name}”，换成现在的样子？</source><translation>There is a view “{name}” already. Replace it by the present state?</translation></message>
    <message><source>已保存视图“{title}”</source><translation>View “{title}” saved</translation></message>
    <message><source>已更新视图“{title}”</source><translation>View “{title}” updated</translation></message>
    <message><source>视图改名</source><translation>Rename view</translation></message>
    <message><source>改名</source><translation>Rename</translation></message>
    <message><source>已改名为“{title}”</source><translation>Renamed to “{title}”</translation></message>
    <message><source>下发视图“{name}”</source><translation>Hand down view “{name}”</translation></message>
    <message><source>一个都不勾，就是全部下级。随下一次下发包送到。</source><translation>Tick none to reach all units below. It goes with the next package down.</translation></message>
    <message><source>视图“{title}”已列入下发</source><translation>View “{title}” goes with the next package down</translation></message>
    <message><source>删除视图“{name}”</source><translation>Delete view “{name}”</translation></message>
    <message><source>已经下发的，下一次下发时也从下级收回。</source><translation>Handed down already: the next package down takes it back from the units too.</translation></message>
    <message><source>不再需要</source><translation>No longer needed</translation></message>
    <message><source>{title}（{unit}下发）</source><translation>{title} (from {unit})</translation></message>
    <message><source>固定为{period}，不随窗口顶上的期间</source><translation>Keep {period}, whatever the top bar says</translation></message>
    <message><source>占比</source><translation>Share</translation></message>
    <message><source>汇总</source><translation>Summary</translation></message>
    <message><source>列表</source><translation>List</translation></message>
    <message><source>（未填）</source><translation>(empty)</translation></message>
    <message><source>月份</source><translation>Month</translation></message>
    <message><source>{group}（{count} 条）</source><translation>{group} ({count})</translation></message>
    <message><source>{title}：按{label}（条）</source><translation>{title}: records by {label}</translation></message>
    <message><source>没有叫“{name}”的视图</source><translation>There is no view “{name}”</translation></message>
    <message><source>有 {count} 个视图叫“{name}”，写记录号来区分</source><translation>{count} views are called “{name}”; give the record number</translation></message>
    <message><source>列出保存的视图，和上级下发的</source><translation>List saved views and those handed down</translation></message>
    <message><source>一个视图的分组：每组多少条，数字各是多少</source><translation>The groups of a view: how many records, and what their numbers add up to</translation></message>
    <message><source>main.py --data D views show 按片区看超期 --period 2026-09</source><translation>main.py --data D views show "Overdue by area" --period 2026-09</translation></message>
    <message><source>main.py --data D views export 按片区看超期 --out 超期.xlsx</source><translation>main.py --data D views export "Overdue by area" --out overdue.xlsx</translation></message>
    <message><source>把一个视图写成 .xlsx：分组的列表，和带图的汇总</source><translation>Write a view as .xlsx: the grouped list, and a summary with a chart</translation></message>
    <message><source>填表负担：每个月键入多少项，自动带入多少项；只有数目，只在本机</source><translation>Burden meter: fields typed and brought along each month; counts only, on this computer only</translation></message>
    <message><source>视图的名称或记录号</source><translation>Name or record number of the view</translation></message>
    <message><source>只在这个台账的视图里找</source><translation>Only views of this ledger</translation></message>
    <message><source>来自</source><translation>From</translation></message>
    <message><source>分组</source><translation>Groups</translation></message>
    <message><source>共 {count} 条</source><translation>{count} records</translation></message>
    <message><source>查找</source><translation>Find</translation></message>
    <message><source>排序</source><translation>Order</translation></message>
    <message><source>替换</source><translation>Replace</translation></message>
    <message><source>填表负担</source><translation>Burden meter</translation></message>
    <message><source>导出填表负担</source><translation>Export burden meter</translation></message>
    <message><source>{period}还没有录入</source><translation>Nothing was entered in {period}</translation></message>
    <message><source>{period}键入 {typed} 项，自动带入 {brought} 项（占 {share}）</source><translation>{period}: {typed} fields typed, {brought} brought along ({share})</translation></message>
    <message><source>{said}。只记数目，只存在这台电脑上，不随任何报送包发出。</source><translation>{said}. Counts only, kept on this computer; no package ever holds them.</translation></message>
    <message><source>自动带入</source><translation>Brought along</translation></message>
    <message><source>按月</source><translation>By month</translation></message>
    <message><source>按台账</source><translation>By ledger</translation></message>
    <message><source>本单位记录的字段，项</source><translation>Fields of this office's own records</translation></message>
    <message><source>填表负担（项）</source><translation>Burden meter (fields)</translation></message>
    <message><source>{unit}　{year}年填表负担</source><translation>{unit} Burden meter {year}</translation></message>
</context>
</TS>
