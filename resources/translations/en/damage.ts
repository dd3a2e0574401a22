<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>damage</name>
    <message><source>现在是只读打开，不能改动：{why}</source><translation>Opened read-only, nothing can be changed: {why}</translation></message>
    <message><source>{why}。完好的台账可以只读打开，也可以恢复最近的备份</source><translation>{why}. Ledgers that are whole can be opened read-only; or restore the newest backup</translation></message>
    <message><source>{why}。可以恢复最近的备份</source><translation>{why}. Restore the newest backup</translation></message>
    <message><source>数据文件“{path}”不见了</source><translation>The data file "{path}" is gone</translation></message>
    <message><source>数据文件“{path}”打不开：不是这把钥匙的，或者已经损坏得一页也读不出</source><translation>The data file "{path}" does not open: the key is not its own, or not one page of it can be read</translation></message>
    <message><source>数据文件的开头已经损坏，里面的台账读不出来</source><translation>The start of the data file is damaged; the ledgers in it cannot be read</translation></message>
    <message><source>数据文件被截短了，应有 {should} 页，还有 {count} 页</source><translation>The data file was cut short: {count} of {should} pages are left</translation></message>
    <message><source>数据文件有 {n} 页已经损坏，共 {count} 页</source><translation>{n} of the {count} pages of the data file are damaged</translation></message>
    <message><source>数据文件的结构已经损坏</source><translation>The structure of the data file is damaged</translation></message>
    <message><source>{ledger}：损坏，读出 {n} 条</source><translation>{ledger}: damaged, {n} could be read</translation></message>
    <message><source>改动记录</source><translation>Changes</translation></message>
    <message><source>发出的报送包</source><translation>Packages sent</translation></message>
    <message><source>收到的报送包</source><translation>Packages received</translation></message>
    <message><source>设置</source><translation>Settings</translation></message>
    <message><source>附件登记</source><translation>List of attachments</translation></message>
    <message><source>其他内部数据</source><translation>Other internal data</translation></message>
    <message><source>打开时选了只读</source><translation>opened read-only on request</translation></message>
    <message><source>数据文件夹不许写入</source><translation>the data folder does not take writing</translation></message>
    <message><source>只读：{why}</source><translation>Read-only: {why}</translation></message>
    <message><source>只读：{why}。损坏的地方没有记录，台账都读全了</source><translation>Read-only: {why}. No record lies where it is damaged; every ledger was read whole</translation></message>
    <message><source>只读：{why}。{torn}。其余台账完好</source><translation>Read-only: {why}. {torn}. All other ledgers are whole</translation></message>
    <message><source>数据文件夹在U盘或移动硬盘上，拔出时会损坏</source><translation>The data folder is on a stick or a portable disk and comes to harm when that is pulled</translation></message>
    <message><source>数据文件夹在网络共享上，断网时会损坏</source><translation>The data folder is on a network share and comes to harm when the network fails</translation></message>
    <message><source>{why}。放到本机硬盘上再用；已经在那里的数据可以只读打开</source><translation>{why}. Keep it on this computer's own disk; data that already lie there can be opened read-only</translation></message>
    <message><source>只读打开，什么也不改；数据在U盘、网络共享或不许写入的地方时用</source><translation>Open read-only and change nothing: for data on a stick, a share or a read-only disk</translation></message>
    <message><source>{title}（不全）</source><translation>{title} (incomplete)</translation></message>
    <message><source>这里没有完好的备份，看看备份盘和U盘上有没有</source><translation>There is no whole backup here; look on the backup disk and on sticks</translation></message>
    <message><source>恢复 {day} 的备份 {name}</source><translation>Restore the backup of {day}, {name}</translation></message>
    <message><source>报送过的，上级那里都有：在空文件夹里重新设立单位、重新登记，请上级准许另起编号，下一个下发包就把数据带回来</source><translation>The level above has all that was submitted: set the office up anew in an empty folder, enrol again, and ask for a new epoch; the next package down brings the data back</translation></message>
    <message><source>备份以后录入的不在里面，那以后发出的报送包要从上级拿回</source><translation>What was entered after it is not in it; packages sent since come back from the level above</translation></message>
    <message><source>数据文件完好，可以照常打开</source><translation>The data file is whole and opens as usual</translation></message>
    <message><source>{file}：{n} 条</source><translation>{file}: {n} records</translation></message>
    <message><source>{file}：读出 {n} 条，有损坏，不全</source><translation>{file}: {n} records read; damaged, incomplete</translation></message>
    <message><source>数据文件损坏时：说明坏在哪里、怎么恢复；写了 --to 就把读得出的台账逐个存成表格</source><translation>For a damaged data file: what is wrong and what can be done; with --to, save every readable ledger as a spreadsheet</translation></message>
    <message><source>把读得出的台账存成表格，放进这个文件夹</source><translation>Save the ledgers that can be read as spreadsheets in this folder</translation></message>
    <message><source>这份数据只能看，不能改</source><translation>These data can be looked at, not changed</translation></message>
    <message><source>只读打开</source><translation>Open read-only</translation></message>
    <message><source>数据文件已经损坏</source><translation>The data file is damaged</translation></message>
    <message><source>退出</source><translation>Quit</translation></message>
    <message><source>恢复办法…</source><translation>Ways out…</translation></message>
    <message><source>存成表格…</source><translation>Save as spreadsheets…</translation></message>
    <message><source>恢复办法</source><translation>Ways out</translation></message>
    <message><source>存到哪个文件夹</source><translation>Folder to save into</translation></message>
    <message><source>已存成 {n} 张表格</source><translation>{n} spreadsheets saved</translation></message>
    <message><source>这个台账有损坏，读出 {n} 条，可能不全</source><translation>This ledger is damaged: {n} records were read, some may be missing</translation></message>
    <message><source>程序出现错误，已保存的数据不受影响。可以重试；仍然出现时，把错误报告交给技术人员。</source><translation>Something went wrong in the program; saved data are not affected. Try again, and if it stays, hand the error report to a technician.</translation></message>
    <message><source>查看错误报告</source><translation>View the error report</translation></message>
    <message><source>错误报告</source><translation>Error report</translation></message>
    <message><source>保存错误报告</source><translation>Save the error report</translation></message>
    <message><source>文本文件 (*.txt)</source><translation>Text file (*.txt)</translation></message>
    <message><source>保存到U盘…</source><translation>Save to a stick…</translation></message>
    <message><source>没有写成：{why}</source><translation>Not written: {why}</translation></message>
    <message><source>程序出现错误，已保存的数据不受影响。错误报告：{path}</source><translation>Something went wrong in the program; saved data are not affected. Error report: {path}</translation></message>
    <message><source>“{name}”被别的程序占着（多半是杀毒或同步软件），数据没有改动，过一会儿再试；总是这样就把数据文件夹加入它的信任名单</source><translation>Another program holds "{name}" (mostly one against viruses or for syncing). Nothing was changed; try again in a moment. If it stays so, have that program trust the data folder</translation></message>
</context>
</TS>
