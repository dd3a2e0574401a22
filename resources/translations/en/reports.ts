<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>reports</name>
    <message><source>年度总结</source><translation>Annual summary</translation></message>
    <message><source>月报</source><translation>Monthly report</translation></message>
    <message><source>季度讲评</source><translation>Quarterly commentary</translation></message>
    <message><source>督导通报</source><translation>Inspection bulletin</translation></message>
    <message><source>片区分析</source><translation>Area analysis</translation></message>
    <message><source>“{name}”不是 .docx 文件，在 Word 或 WPS 里另存为 .docx</source><translation>“{name}” is no .docx file; save it as .docx in Word or WPS</translation></message>
    <message><source>“{path}”读不出来：{why}</source><translation>“{path}” cannot be read: {why}</translation></message>
    <message><source>模板“{name}”填不出来：{why}</source><translation>Template “{name}” cannot be filled: {why}</translation></message>
    <message><source>模板“{name}”填完后第 {n} 段还留着记号：“{text}”，检查花括号是否成对</source><translation>Template “{name}” still has marks in paragraph {n} once filled: “{text}”; check that braces come in pairs</translation></message>
    <message><source>“{name}”带有宏，请另存为不带宏的 .docx 再用</source><translation>“{name}” has macros; save it as a .docx without macros</translation></message>
    <message><source>模板“{name}”第 {n} 段的记号写得不对：“{text}”，花括号和百分号要成对</source><translation>The marks in paragraph {n} of template “{name}” are not right: “{text}”; braces and per cent signs come in pairs</translation></message>
    <message><source>模板“{name}”第 {n} 段要填“{word}”，没有这一项：“{text}”</source><translation>Paragraph {n} of template “{name}” asks for “{word}”, which there is not: “{text}”</translation></message>
    <message><source>“{name}”里的“{word}”看不懂</source><translation>“{word}” in “{name}” is not understood</translation></message>
    <message><source>草稿</source><translation>Draft</translation></message>
    <message><source>数</source><translation>Numbers</translation></message>
    <message><source>依据记录</source><translation>Evidence</translation></message>
    <message><source>待填要素</source><translation>Facts to fill in</translation></message>
    <message><source>正文第几段</source><translation>Paragraph</translation></message>
    <message><source>占位名称</source><translation>Placeholder</translation></message>
    <message><source>指标</source><translation>Figure</translation></message>
    <message><source>上年同期</source><translation>Same period last year</translation></message>
    <message><source>范围</source><translation>Scope</translation></message>
    <message><source>口径</source><translation>Definition</translation></message>
    <message><source>依据条数</source><translation>Records</translation></message>
    <message><source>依据从第几行起</source><translation>Evidence from row</translation></message>
    <message><source>要素</source><translation>Fact</translation></message>
    <message><source>计入</source><translation>Counts</translation></message>
    <message><source>分母</source><translation>Denominator</translation></message>
    <message><source>记录编号</source><translation>Record id</translation></message>
    <message><source>本单位</source><translation>This office</translation></message>
    <message><source>全部下级</source><translation>All below</translation></message>
    <message><source>本单位和全部下级</source><translation>This office and all below</translation></message>
    <message><source>汇总数，由上级汇总表给出</source><translation>Summed up on the cover sheet of the level above</translation></message>
    <message><source>还有要素没有填，文件标为草稿：{names}</source><translation>Some facts are not filled in, so the document is marked as a draft: {names}</translation></message>
    <message><source>数的后面可以接：{endings}</source><translation>A figure may be followed by: {endings}</translation></message>
    <message><source>写成这个 .docx 文件</source><translation>Write this .docx file</translation></message>
    <message><source>把每个数的口径和依据记录写成这个 .xlsx 文件</source><translation>Write the definition and records of each number to this .xlsx file</translation></message>
    <message><source>用这个 .docx 模板，不写就用内置的</source><translation>Use this .docx template instead of the built-in one</translation></message>
    <message><source>写成这个 .docx 文件，可以在 Word 里改</source><translation>Write this .docx file, to be edited in Word</translation></message>
    <message><source>annual 年度总结，monthly 月报，quarterly 季度讲评，notice 督导通报，areas 片区分析</source><translation>annual, monthly, quarterly commentary, notice of inspections, areas analysed</translation></message>
    <message><source>报告：按模板写成 .docx，每个数都从台账来</source><translation>Report: a .docx from a template, every number from the ledgers</translation></message>
    <message><source>内置的报告模板，可以在 Word 里改</source><translation>The built-in template of a report, to be edited in Word</translation></message>
    <message><source>模板里可以写的占位名称</source><translation>The placeholders that a template may ask for</translation></message>
    <message><source>main.py --data CITY report annual --year 2026 --out 总结.docx --evidence 依据.xlsx</source><translation>main.py --data CITY report annual --year 2026 --out summary.docx --evidence evidence.xlsx</translation></message>
    <message><source>main.py --data D report-template monthly --out 月报.docx</source><translation>main.py --data D report-template monthly --out monthly.docx</translation></message>
    <message><source>{figure}：{count} 个单位，最低 {low}，中间 {middle}，最高 {high}</source><translation>{figure}: {count} units, lowest {low}, middle {middle}, highest {high}</translation></message>
    <message><source>{figure}：{count} 个单位持平</source><translation>{figure}: {count} units are level</translation></message>
</context>
</TS>
