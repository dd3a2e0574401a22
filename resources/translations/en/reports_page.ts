<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>reports_page</name>
    <message><source>{n} 个百分点</source><translation>{n} points</translation></message>
    <message><source>_本单位</source><translation>_本单位</translation></message>
    <message><source>_下级</source><translation>_下级</translation></message>
    <message><source>_全部</source><translation>_全部</translation></message>
    <message><source>_全年</source><translation>_全年</translation></message>
    <message><source>_上半年</source><translation>_上半年</translation></message>
    <message><source>_第一季度</source><translation>_第一季度</translation></message>
    <message><source>_累计</source><translation>_累计</translation></message>
    <message><source>_上年同期</source><translation>_上年同期</translation></message>
    <message><source>_名单</source><translation>_名单</translation></message>
    <message><source>_分布</source><translation>_分布</translation></message>
    <message><source>只算本单位</source><translation>this office alone</translation></message>
    <message><source>只算全部下级</source><translation>all below alone</translation></message>
    <message><source>本单位和全部下级，不写也是</source><translation>this office and all below, as without it</translation></message>
    <message><source>上半年；还有 _下半年</source><translation>first half; also _下半年 (second half)</translation></message>
    <message><source>第一季度；还有 _第二季度、_第三季度、_第四季度</source><translation>first quarter; also _第二季度, _第三季度, _第四季度</translation></message>
    <message><source>年初到期末</source><translation>from January to the end of the period</translation></message>
    <message><source>上一年的同样几个月</source><translation>the same months of the year before</translation></message>
    <message><source>数的是谁、是哪些，列出名称</source><translation>who or what is counted, by name</translation></message>
    <message><source>各单位最低、中间、最高是多少</source><translation>the units' lowest, middle and highest</translation></message>
    <message><source>本单位的名称</source><translation>the name of this office</translation></message>
    <message><source>直接上级的名称</source><translation>the name of the level above</translation></message>
    <message><source>报告的年份</source><translation>the year of the report</translation></message>
    <message><source>报告的期间：全年、第三季度、9月</source><translation>the period of the report: a year, a quarter, a month</translation></message>
    <message><source>写报告的当天</source><translation>the day of writing</translation></message>
    <message><source>全年工作节奏的一句话</source><translation>a sentence on the rhythm of the year's work</translation></message>
    <message><source>期内办过的这类活动的名称，用顿号隔开</source><translation>the names of such activities held in the period</translation></message>
    <message><source>在“填写年度要素”里填的内容</source><translation>what was filled in under “Fill in facts of the year”</translation></message>
    <message><source>年份</source><translation>Year</translation></message>
    <message><source>成文日期</source><translation>Date of writing</translation></message>
    <message><source>报告总结</source><translation>Reports</translation></message>
    <message><source>报告里的数</source><translation>Numbers of the report</translation></message>
    <message><source>这个数数的记录</source><translation>Records that the number counts</translation></message>
    <message><source>段</source><translation>¶</translation></message>
    <message><source>变化</source><translation>Change</translation></message>
    <message><source>{n} 条记录</source><translation>{n} records</translation></message>
    <message><source>{n} 条记录，这里列前 {m} 条，全部在依据清单里</source><translation>{n} records, the first {m} of which are listed; the list of evidence has all</translation></message>
    <message><source>报告种类</source><translation>Kind of report</translation></message>
    <message><source>选文件…</source><translation>Choose file…</translation></message>
    <message><source>去填年度要素</source><translation>Fill in facts</translation></message>
    <message><source>打开所在文件夹</source><translation>Open folder</translation></message>
    <message><source>占位名称…</source><translation>Placeholders…</translation></message>
    <message><source>另存模板…</source><translation>Save template…</translation></message>
    <message><source>依据清单…</source><translation>Evidence…</translation></message>
    <message><source>生成报告…</source><translation>Write report…</translation></message>
    <message><source>预览</source><translation>Preview</translation></message>
    <message><source>模板</source><translation>Template</translation></message>
    <message><source>内置</source><translation>Built in</translation></message>
    <message><source>选报告模板</source><translation>Choose a report template</translation></message>
    <message><source>Word 文档 (*.docx)</source><translation>Word documents (*.docx)</translation></message>
    <message><source>正在统计报告里的数</source><translation>Counting the numbers of the report</translation></message>
    <message><source>{period} ・ 草稿</source><translation>{period} ・ draft</translation></message>
    <message><source>还有 {n} 项年度要素没有填，报告标为“草稿”，没填的印成〔待填〕</source><translation>{n} facts of the year are not filled in: the report is marked as a draft, and they are printed as 〔待填〕</translation></message>
    <message><source>{n} 个数，{m} 项年度要素没有填</source><translation>{n} numbers, {m} facts of the year not filled in</translation></message>
    <message><source>改好模板后按 F5，或者换一个模板。</source><translation>Mend the template and press F5, or choose another.</translation></message>
    <message><source>没有统计完</source><translation>Not counted to the end</translation></message>
    <message><source>按 F5 重新统计。</source><translation>F5 counts anew.</translation></message>
    <message><source>{year}年{name}</source><translation>{name} {year}</translation></message>
    <message><source>生成报告</source><translation>Write report</translation></message>
    <message><source>正在写报告</source><translation>Writing the report</translation></message>
    <message><source>{report}依据清单</source><translation>{report}, evidence</translation></message>
    <message><source>依据清单</source><translation>Evidence</translation></message>
    <message><source>正在写依据清单</source><translation>Writing the evidence</translation></message>
    <message><source>{report}模板</source><translation>{report}, template</translation></message>
    <message><source>另存模板</source><translation>Save template</translation></message>
    <message><source>正在写模板</source><translation>Writing the template</translation></message>
    <message><source>已写好 {name}</source><translation>{name} is written</translation></message>
    <message><source>正在排版</source><translation>Setting the pages</translation></message>
    <message><source>现在填成</source><translation>Says now</translation></message>
    <message><source>复制</source><translation>Copy</translation></message>
    <message><source>按名称或口径查找</source><translation>Find by name or definition</translation></message>
    <message><source>复制后粘贴到 Word 模板里，{period}写报告时换成数字或文字。</source><translation>Copy, and paste into the Word template: in the report on {period} it becomes a number or words.</translation></message>
    <message><source>已复制 {name}</source><translation>{name} is copied</translation></message>
    <message><source>数的名称后面可以接（可以接几个），例：{example}</source><translation>A figure's name may be followed by one or more of these, as in {example}</translation></message>
    <message><source>表格里按行重复的：上面一行只写 {%tr for 行 in 片区 %}，中间一行各格写 {{ 行.片区 }} 这样的名称，下面一行只写 {%tr endfor %}。</source><translation>Rows that repeat: one row holds only {%tr for 行 in 片区 %}, the next has names like {{ 行.片区 }} in its cells, and the one after only {%tr endfor %}.</translation></message>
    <message><source>{{ 授课_本单位_上半年 }}</source><translation>{{ 授课_本单位_上半年 }}</translation></message>
    <message><source>{first}至{last}</source><translation>{first} to {last}</translation></message>
    <message><source>{n} 个数，要素都已填好</source><translation>{n} numbers, all facts filled in</translation></message>
</context>
</TS>
