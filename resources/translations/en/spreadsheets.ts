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
</context>
</TS>
