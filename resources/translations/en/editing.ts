<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>editing</name>
    <message><source>“{text}”的单位和这里要填的“{measure}”不同，请改正</source><translation>“{text}” is in another unit than {measure}; correct it</translation></message>
    <message><source>“{text}”可能少了末尾的 0，请写成 2021-04-10 这样</source><translation>“{text}” may have lost a 0 at its end; write it like 2021-04-10</translation></message>
    <message><source>这个号码太长，存成了数字，末尾几位已经丢失；请设成文本再写一遍</source><translation>This number is too long and was stored as a quantity, so its last digits are lost; format the cell as text and type it again</translation></message>
    <message><source>“{text}”是被表格软件改写的长号码，请改回原来的数字</source><translation>“{text}” is a long number that a spreadsheet rewrote; type its digits again</translation></message>
    <message><source>这个表从 1904 年算日期，这一格只有天数；请把它设成日期格式</source><translation>This workbook counts its days from 1904 and the cell holds a bare number of days; format it as a date</translation></message>
    <message><source>列名写的单位是“{unit}”，这里按“{measure}”填，请换算后再导入</source><translation>The title says {unit}, but this field is in {measure}; convert the numbers first</translation></message>
    <message><source>这一列有的写成小数、有的写成百分数，“{text}”看不出是哪种，请带上百分号</source><translation>This column mixes fractions and percentages, and “{text}” may be either; write the percent sign</translation></message>
    <message><source>只编了号的空行</source><translation>An empty row with a number</translation></message>
    <message><source>分组标题或说明，没有导入</source><translation>A heading or a note, not imported</translation></message>
    <message><source>“{text}”没有写年份，按 {year} 年读入</source><translation>“{text}” names no year and was read as {year}</translation></message>
    <message><source>“{text}”没有写年份，按 {year} 年读入，可是表上写的是 {stated} 年，请核对</source><translation>“{text}” names no year and was read as {year}, but the sheet says {stated}; check it</translation></message>
    <message><source>这一行在表里是隐藏的，请核对要不要导入</source><translation>This row is hidden in the sheet; check whether it should be imported</translation></message>
    <message><source>这一行只有一格有内容，像是标题或说明，请核对</source><translation>Only one cell of this row is filled, as in a heading or a note; check it</translation></message>
    <message><source>这一格合并了几列，只读进了第一列，请核对</source><translation>This cell is merged over several columns and was read into the first one; check it</translation></message>
    <message><source>第 {first}–{last} 行合并写了一个数，分不清各是多少，没有读入</source><translation>One number is merged over rows {first}–{last}; how much is whose cannot be told, so it was not read</translation></message>
    <message><source>这一格合并了第 {first}–{last} 行，这里一行算一条，请核对</source><translation>This cell is merged over rows {first}–{last}, and each row became a record; check it</translation></message>
    <message><source>这一格存成了日期 {text}，请核对原来写的是什么</source><translation>This cell was stored as the date {text}; check what was written</translation></message>
    <message><source>这一行写的是“{text}”，没有可以导入的内容</source><translation>This row says “{text}”: there is nothing to import</translation></message>
    <message><source>从这一行起是另一张表，没有导入，请分成两个文件</source><translation>Another table begins here and was not imported; keep it in a file of its own</translation></message>
    <message><source>没有导入的工作表还有：{names}</source><translation>Sheets that were not imported: {names}</translation></message>
    <message><source>按 {year} 年录入，可是表上写的是 {stated} 年，请核对</source><translation>Entered for {year}, but the sheet says {stated}; check it</translation></message>
    <message><source>表上没有写年度，按 {year} 年录入</source><translation>The sheet names no year; entered for {year}</translation></message>
    <message><source>“同上”读作“{text}”</source><translation>“Ditto” was read as “{text}”</translation></message>
    <message><source>这一格没有算出结果（{text}），请改成数值</source><translation>This cell holds no result ({text}); replace it by a value</translation></message>
    <message><source>没有写明单位，“{text}”按万元读入，请核对</source><translation>No unit is written; “{text}” was read as ten thousand yuan, check it</translation></message>
    <message><source>第 {row} 行：{message}</source><translation>Row {row}: {message}</translation></message>
    <message><source>还有 {n} 条</source><translation>{n} more</translation></message>
    <message><source>用 --set 写要填的字段和值</source><translation>Say what to set with --set</translation></message>
    <message><source>用 --where 写改哪些记录，全部都改就写 --all</source><translation>Say which records with --where, or --all for all of them</translation></message>
    <message><source>批量修改 {count} 条</source><translation>Changed {count} at once</translation></message>
    <message><source>没有“{name}”这个字段，可用的有：{names}</source><translation>No field “{name}”; there are: {names}</translation></message>
    <message><source>找到 {found} 条，可以改 {changed} 条</source><translation>{found} found, {changed} can be changed</translation></message>
    <message><source>找到 {found} 条，改了 {changed} 条</source><translation>{found} found, {changed} changed</translation></message>
    <message><source>“{title}”没有改：{message}</source><translation>“{title}” was not changed: {message}</translation></message>
    <message><source>只改这一字段是这个值的记录；写几次就要都符合，等号后面空着就是没有填的</source><translation>only records whose field has this value; several must all hold, nothing after = means empty</translation></message>
    <message><source>不分条件，全部都改</source><translation>all records, whatever they say</translation></message>
    <message><source>只看会改哪些，不改</source><translation>only say what would change</translation></message>
    <message><source>把一批记录的字段改成同一个值，逐条说明哪条没有改</source><translation>Give many records the same value, naming those that refuse</translation></message>
    <message><source>main.py --data D set tasks --where owner_department=党建办 --set first_due_on=2026-10-31</source><translation>main.py --data D set tasks --where owner_department=党建办 --set first_due_on=2026-10-31</translation></message>
    <message><source>把一条记录复制为新记录，打印新的记录号；编号、状态、日期、佐证不复制</source><translation>Copy a record into a new one and print its number; numbers, states, dates and evidence are left out</translation></message>
    <message><source>批量修改 {n} 条{ledger}</source><translation>Change {n} at once: {ledger}</translation></message>
    <message><source>选一个字段，填一个值；留空就是清空。</source><translation>Choose a field and type a value; nothing means to empty it.</translation></message>
    <message><source>字段</source><translation>Field</translation></message>
    <message><source>还没有填</source><translation>Nothing typed yet</translation></message>
    <message><source>修改 {n} 条</source><translation>Change {n}</translation></message>
    <message><source>会改 {n} 条</source><translation>{n} will change</translation></message>
    <message><source>会改 {n} 条，{same} 条本来就是这样</source><translation>{n} will change, {same} say so already</translation></message>
    <message><source>还有 {n} 条改不了</source><translation>{n} more cannot be changed</translation></message>
    <message><source>“{title}”改不了：{message}</source><translation>“{title}” cannot be changed: {message}</translation></message>
    <message><source>批量修改(&amp;B)…</source><translation>Change &amp;several…</translation></message>
    <message><source>复制为新记录(&amp;G)</source><translation>Duplicate as new rec&amp;ord</translation></message>
    <message><source>批量修改…</source><translation>Change several…</translation></message>
    <message><source>复制为新记录</source><translation>Duplicate as new record</translation></message>
    <message><source>先选中要改的几行：空格勾选，或者按住 Shift 移动</source><translation>Choose the rows first: tick them with Space, or hold Shift and move</translation></message>
    <message><source>已把 {count} 条的“{label}”改好</source><translation>Changed {label} of {count}</translation></message>
</context>
</TS>
