<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>spreadsheets</name>
    <message>
        <source>空着就按最后一个月的月末</source>
        <translation>If empty: the end of the last planned month</translation>
    </message>
    <message>
        <source>采用考核要点的月份</source>
        <translation>Use the months in the acceptance point</translation>
    </message>
    <message>
        <source>时间安排里没有月份；考核要点里写着 {months} 月，可以采用</source>
        <translation>The schedule names no month; the acceptance point names month {months}, which may be used</translation>
    </message>
    <message>
        <source>记录号不在本台账里，或者上面已经用过，按新记录录入</source>
        <translation>The record number is not in this ledger or is used above; entered as a new record</translation>
    </message>
    <message>
        <source>台账里已经有一条相同的记录，请核对是否重复</source>
        <translation>The ledger already holds the same record; check for a duplicate</translation>
    </message>
    <message>
        <source>和第 {row} 行相同，请核对是否重复</source>
        <translation>Same as row {row}; check for a duplicate</translation>
    </message>
    <message>
        <source>新登记人员：{name}</source>
        <translation>New person registered: {name}</translation>
    </message>
    <message>
        <source>找不到这一行所属的记录，记录号或所属记录要和主表一致</source>
        <translation>No record found for this row; its record number or record must match the main sheet</translation>
    </message>
    <message>
        <source>{unit}　{day} 导出，共 {count} 条</source>
        <translation>{unit}, exported {day}, {count} records</translation>
    </message>
    <message>
        <source>带 * 的报送前要填；鼠标停在列名上看填写说明</source>
        <translation>Columns with * are needed before sending; hover a heading for how to fill it</translation>
    </message>
    <message>
        <source>每行写明所属记录，和“{sheet}”表里的写法一样</source>
        <translation>Say in each row which record it belongs to, as written in the sheet “{sheet}”</translation>
    </message>
    <message>
        <source>“{name}”写不进去；如果正在 Excel 或 WPS 里打开，先关掉它</source>
        <translation>“{name}” cannot be written; if it is open in Excel or WPS, close it first</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>写四位年份，如 2026</source>
        <translation>A year of four digits, such as 2026</translation>
    </message>
    <message>
        <source>写百分数，如 66.7%</source>
        <translation>A percentage, such as 66.7%</translation>
    </message>
    <message>
        <source>写万元数，如 12.50</source>
        <translation>An amount in 10,000 yuan, such as 12.50</translation>
    </message>
    <message>
        <source>写整数，如 12</source>
        <translation>A whole number, such as 12</translation>
    </message>
    <message>
        <source>写日期和时间，如 2026-09-15 14:30</source>
        <translation>A date and time, such as 2026-09-15 14:30</translation>
    </message>
    <message>
        <source>写日期，如 2026-09-15</source>
        <translation>A date, such as 2026-09-15</translation>
    </message>
    <message>
        <source>写月份，如 2026-09</source>
        <translation>A month, such as 2026-09</translation>
    </message>
    <message>
        <source>写月份和要做的事，如 3月：启动；4-6月：实施</source>
        <translation>Months and what is to be done, such as 3月：启动；4-6月：实施</translation>
    </message>
    <message>
        <source>写名称，多个用顿号分开；要先在对应的台账里登记</source>
        <translation>Names, several with 、 between them; they must be registered in their ledger</translation>
    </message>
    <message>
        <source>写名称；要先在对应的台账里登记，人员可以直接写姓名</source>
        <translation>A name; it must be registered in its ledger, people may simply be named</translation>
    </message>
    <message>
        <source>写文字，可以分行</source>
        <translation>Text, of several lines if need be</translation>
    </message>
    <message>
        <source>写文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>从下拉框里选一项</source>
        <translation>Choose from the list</translation>
    </message>
    <message>
        <source>从“{file}”导入 {count} 条</source>
        <translation>Import {count} records from “{file}”</translation>
    </message>
    <message>
        <source>表里没有“{title}”这一列，有的是：{titles}</source>
        <translation>The table has no column “{title}”; it has: {titles}</translation>
    </message>
    <message>
        <source>这一列没有对应的字段，没有导入</source>
        <translation>No field for this column; it was not imported</translation>
    </message>
    <message>
        <source>“{blank}”像是还没有填的空，请核对</source>
        <translation>“{blank}” looks like a blank nobody filled; please check</translation>
    </message>
    <message>
        <source>这一列由程序自己计算，没有导入</source>
        <translation>The program computes this column itself; it was not imported</translation>
    </message>
    <message>
        <source>没有“{text}”这一项，可选：{labels}</source>
        <translation>There is no “{text}”; choose one of: {labels}</translation>
    </message>
    <message>
        <source>已从“{file}”导入 {count} 条</source>
        <translation>{count} records imported from “{file}”</translation>
    </message>
    <message>
        <source>导入表格</source>
        <translation>Import a spreadsheet</translation>
    </message>
    <message>
        <source>可以是 .xlsx、.xls、.ods 或 .csv。表头上面有标题和说明、有合并单元格都可以。</source>
        <translation>An .xlsx, .xls, .ods or .csv. Titles and notes above the header and merged cells do no harm.</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>另存空白模板…</source>
        <translation>Save an empty template…</translation>
    </message>
    <message>
        <source>另存标注副本…</source>
        <translation>Save a marked copy…</translation>
    </message>
    <message>
        <source>选择要导入的表格</source>
        <translation>Choose the spreadsheet to import</translation>
    </message>
    <message>
        <source>另存空白模板</source>
        <translation>Save an empty template</translation>
    </message>
    <message>
        <source>另存标注副本</source>
        <translation>Save a marked copy</translation>
    </message>
    <message>
        <source>已另存为“{name}”</source>
        <translation>Saved as “{name}”</translation>
    </message>
    <message>
        <source>正在读表格</source>
        <translation>Reading the spreadsheet</translation>
    </message>
    <message>
        <source>正在核对每一行</source>
        <translation>Checking every row</translation>
    </message>
    <message>
        <source>正在导入</source>
        <translation>Importing</translation>
    </message>
    <message>
        <source>没有选文件</source>
        <translation>No file chosen</translation>
    </message>
    <message>
        <source>还没有导入</source>
        <translation>Nothing imported yet</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>对应列</source>
        <translation>Match columns</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>表格文件 ({endings})</source>
        <translation>Spreadsheets ({endings})</translation>
    </message>
    <message>
        <source>正在写空白模板</source>
        <translation>Writing the template</translation>
    </message>
    <message>
        <source>正在写标注副本</source>
        <translation>Writing the marked copy</translation>
    </message>
    <message>
        <source>选一个表格文件</source>
        <translation>Choose a spreadsheet</translation>
    </message>
    <message>
        <source>{name}-标注.xlsx</source>
        <translation>{name}-marked.xlsx</translation>
    </message>
    <message>
        <source>只导入没有问题的 {n} 行</source>
        <translation>Import only the {n} rows without problems</translation>
    </message>
    <message>
        <source>导入 {n} 行</source>
        <translation>Import {n} rows</translation>
    </message>
    <message>
        <source>第 {row} 行是列名，下面有 {count} 条；没写年份的日期按 {year} 年</source>
        <translation>Row {row} holds the headings, {count} records follow; dates without a year are in {year}</translation>
    </message>
    <message>
        <source>由程序计算</source>
        <translation>Computed by the program</translation>
    </message>
    <message>
        <source>名称相同</source>
        <translation>Same name</translation>
    </message>
    <message>
        <source>名称相近</source>
        <translation>Similar name</translation>
    </message>
    <message>
        <source>和上次一样</source>
        <translation>As last time</translation>
    </message>
    <message>
        <source>已选</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>没有认出</source>
        <translation>Not recognised</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>没有登记过的姓名，同时登记为人员</source>
        <translation>Register names that are new as people</translation>
    </message>
    <message>
        <source>表里的列</source>
        <translation>Column in the file</translation>
    </message>
    <message>
        <source>内容举例</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>对应的字段</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>用来认出已有的记录</source>
        <translation>Recognises records that exist</translation>
    </message>
    <message>
        <source>“{title}”对应的字段</source>
        <translation>Field for “{title}”</translation>
    </message>
    <message>
        <source>只看</source>
        <translation>Show only</translation>
    </message>
    <message>
        <source>不能导入</source>
        <translation>Cannot go in</translation>
    </message>
    <message>
        <source>需核对</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>没有变化</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>行次</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>共 {count} 行</source>
        <translation>{count} rows</translation>
    </message>
    <message>
        <source>要导入的行</source>
        <translation>Rows to import</translation>
    </message>
    <message>
        <source>没有问题</source>
        <translation>Without problems</translation>
    </message>
    <message>
        <source>共 {count} 行，列出前 {most} 行</source>
        <translation>{count} rows, the first {most} are listed</translation>
    </message>
    <message>
        <source>{count} 行是合计、说明或空行，不算</source>
        <translation>{count} rows are totals, notes or blank and do not count</translation>
    </message>
    <message>
        <source>核对结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>{ledger}里有 {count} 个“{name}”，写记录号来区分</source>
        <translation>{ledger}: {count} records are called “{name}”; write the record number to tell them apart</translation>
    </message>
    <message>
        <source>{ledger}里没有“{name}”，先登记再填</source>
        <translation>{ledger}: there is no “{name}”; register it first</translation>
    </message>
    <message>
        <source>附件要逐个添加，不能写成文字</source>
        <translation>Attach files one by one; they cannot be typed</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
</TS>
