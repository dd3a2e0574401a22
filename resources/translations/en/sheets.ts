<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>sheets</name>
    <message>
        <source>没有读出月份：“{text}”，请补上“3月”或“3-5月”这样的时间</source>
        <translation>No month found in “{text}”; add a time such as 3月 or 3-5月</translation>
    </message>
    <message>
        <source>“{text}”没有写月份，请核对</source>
        <translation>“{text}” names no month; please check</translation>
    </message>
    <message>
        <source>“{text}”没有算作时间安排，要算请另起一行写</source>
        <translation>“{text}” was not taken as a scheduled time; if it is one, put it on a line of its own</translation>
    </message>
    <message>
        <source>“{text}”按 {months} 月理解，请核对</source>
        <translation>“{text}” was read as month {months}; please check</translation>
    </message>
    <message>
        <source>“{text}”不是月份，请改正</source>
        <translation>“{text}” is not a month; please correct it</translation>
    </message>
    <message>
        <source>“{text}”按跨到下一年理解，请核对前后月份有没有写反</source>
        <translation>“{text}” was read as running into the next year; check that the months are not the wrong way round</translation>
    </message>
    <message>
        <source>“{text}”前后写反了，请改正</source>
        <translation>“{text}” ends before it begins; please correct it</translation>
    </message>
    <message>
        <source>“{text}”不在本年度计划之内，请核对</source>
        <translation>“{text}” lies outside this year's plan; please check</translation>
    </message>
    <message>
        <source>“{text}”没有写几点，请写成 {example} 这样</source>
        <translation>“{text}” gives no hour; write it like {example}</translation>
    </message>
    <message>
        <source>“{text}”看不出是或否，请写“是”或“否”</source>
        <translation>“{text}” is neither yes nor no; write 是 or 否</translation>
    </message>
    <message>
        <source>“{text}”不是日期，请写成 2021-04-09 这样</source>
        <translation>“{text}” is not a date; write it like 2021-04-09</translation>
    </message>
    <message>
        <source>“{text}”不是数字，请只写数字</source>
        <translation>“{text}” is not a number; write digits only</translation>
    </message>
    <message>
        <source>“{text}”不是月份，请写成 2026-09 这样</source>
        <translation>“{text}” is not a month; write it like 2026-09</translation>
    </message>
    <message>
        <source>“{text}”没有写到哪一天；如果是月底，请写 {day}</source>
        <translation>“{text}” gives no day; for the end of the month write {day}</translation>
    </message>
    <message>
        <source>“{text}”不是整数，请改成整数</source>
        <translation>“{text}” is not a whole number; please correct it</translation>
    </message>
    <message>
        <source>“{text}”折成万元超过 2 位小数，请改正</source>
        <translation>“{text}” has more than 2 decimals in 万元; please correct it</translation>
    </message>
    <message>
        <source>“{text}”没有写年份，请写成 2026-09 这样</source>
        <translation>“{text}” gives no year; write it like 2026-09</translation>
    </message>
    <message>
        <source>“{text}”不是年份，请写成 2026 这样</source>
        <translation>“{text}” is not a year; write it like 2026</translation>
    </message>
    <message>
        <source>“{text}”的年份不对，请检查</source>
        <translation>The year in “{text}” is wrong; please check</translation>
    </message>
    <message>
        <source>“{text}”没有这一天，一年只有 12 个月</source>
        <translation>“{text}” does not exist: a year has 12 months</translation>
    </message>
    <message>
        <source>“{text}”没有这一天，{year}年{month}月只有 {longest} 天</source>
        <translation>“{text}” does not exist: {year}-{month} has only {longest} days</translation>
    </message>
    <message>
        <source>“{text}”没有写年份，请写成 2021-04-09 这样</source>
        <translation>“{text}” gives no year; write it like 2021-04-09</translation>
    </message>
    <message>
        <source>“{text}”的年份请写全四位，如 2021-04-09</source>
        <translation>Write the year of “{text}” with four digits, like 2021-04-09</translation>
    </message>
    <message>
        <source>“{text}”分不清日和月，请写成 2021-04-09 这样</source>
        <translation>Day and month of “{text}” cannot be told apart; write it like 2021-04-09</translation>
    </message>
    <message>
        <source>“{text}”是一段时间，这里只填一天</source>
        <translation>“{text}” is a stretch of time; give one day here</translation>
    </message>
    <message>
        <source>“{text}”没有写到哪一天，请写成 2021-04-09 这样</source>
        <translation>“{text}” gives no day; write it like 2021-04-09</translation>
    </message>
    <message>
        <source>“{text}”没有这个时刻，请改正</source>
        <translation>There is no such time of day as in “{text}”; please correct it</translation>
    </message>
    <message>
        <source>“{text}”分不清上午下午，请写成 14:30 这样</source>
        <translation>“{text}” may be morning or afternoon; write it like 14:30</translation>
    </message>
    <message>
        <source>“{text}”最多 {places} 位小数，请改正</source>
        <translation>“{text}” may have at most {places} decimals; please correct it</translation>
    </message>
    <message>
        <source>“{text}”看不出是百分之几，请带上百分号，如 66.7%</source>
        <translation>“{text}” may be a fraction; write it with a percent sign, like 66.7%</translation>
    </message>
    <message>
        <source>“{text}”的日期和星期对不上，请核对</source>
        <translation>Date and weekday of “{text}” do not agree; please check</translation>
    </message>
    <message>
        <source>“{text}”写了起止时间，这里只填开始时间</source>
        <translation>“{text}” has a start and an end; give only the start here</translation>
    </message>
    <message>
        <source>“{name}”里没有内容，请检查选的是不是这个文件</source>
        <translation>“{name}” is empty; check that it is the right file</translation>
    </message>
    <message>
        <source>认不出“{name}”的文字编码，请另存为 UTF-8 的 .csv 或 .xlsx</source>
        <translation>The text encoding of “{name}” is unknown; save it as UTF-8 .csv or as .xlsx</translation>
    </message>
    <message>
        <source>没有名为“{name}”的工作表，有的是：{names}</source>
        <translation>There is no sheet named “{name}”; there are: {names}</translation>
    </message>
    <message>
        <source>“{name}”的工作表加起来太大了，请分成几个文件</source>
        <translation>The sheets of “{name}” are too large together; split them into several files</translation>
    </message>
    <message>
        <source>“{name}”其实是网页，请用 Excel 或 WPS 打开后另存为 .xlsx</source>
        <translation>“{name}” is really a web page; open it in Excel or WPS and save it as .xlsx</translation>
    </message>
    <message>
        <source>“{name}”超过 {most} MB，太大了，不能打开</source>
        <translation>“{name}” is larger than {most} MB and cannot be opened</translation>
    </message>
    <message>
        <source>读不到“{name}”，请看它还在不在、能不能打开</source>
        <translation>“{name}” cannot be read; check that it is there and can be opened</translation>
    </message>
    <message>
        <source>“{name}”第 {row} 行的引号不成对，请改正后再导入</source>
        <translation>Row {row} of “{name}” has an unpaired quotation mark; correct it and import again</translation>
    </message>
    <message>
        <source>“{name}”解压后超过 {most} MB，太大了，不能打开</source>
        <translation>“{name}” unpacks to more than {most} MB and cannot be opened</translation>
    </message>
    <message>
        <source>“{name}”已经损坏，请重新取得这个文件</source>
        <translation>“{name}” is damaged; get the file again</translation>
    </message>
    <message>
        <source>“{name}”有打开密码，请先在 Excel 或 WPS 里取消密码再导入</source>
        <translation>“{name}” has a password; remove it in Excel or WPS and import again</translation>
    </message>
    <message>
        <source>“{name}”不是电子表格，请选 .xlsx、.xls、.ods 或 .csv 文件</source>
        <translation>“{name}” is not a spreadsheet; choose an .xlsx, .xls, .ods or .csv file</translation>
    </message>
    <message>
        <source>“{name}”里有 {count} 个部件，太多了，不能打开</source>
        <translation>“{name}” has {count} parts, which is too many to open</translation>
    </message>
    <message>
        <source>“{name}”有 {rows} 行，超过 {most} 行，请分成几个文件</source>
        <translation>“{name}” has {rows} rows, more than {most}; split it into several files</translation>
    </message>
    <message>
        <source>“{name}”有 {columns} 列，超过 {most} 列，请删去用不到的列</source>
        <translation>“{name}” has {columns} columns, more than {most}; delete those not needed</translation>
    </message>
    <message>
        <source>“{name}”有 {rows} 行 {columns} 列，太大了，请分成几个文件</source>
        <translation>“{name}” has {rows} rows and {columns} columns, which is too large; split it into several files</translation>
    </message>
    <message>
        <source>“{sheet}”里没有找到表头，请在数据上面写一行列名</source>
        <translation>No header was found in “{sheet}”; write a row of column names above the data</translation>
    </message>
    <message>
        <source>表头以上的标题或说明</source>
        <translation>Title or note above the header</translation>
    </message>
    <message>
        <source>合计行，由程序自己计算</source>
        <translation>Total row; the program computes totals itself</translation>
    </message>
    <message>
        <source>表下的说明或签字</source>
        <translation>Note or signature below the table</translation>
    </message>
    <message>
        <source>重复的表头</source>
        <translation>Repeated header</translation>
    </message>
    <message>
        <source>列号</source>
        <translation>Column numbers</translation>
    </message>
    <message>
        <source>空行</source>
        <translation>Blank row</translation>
    </message>
</context>
</TS>
