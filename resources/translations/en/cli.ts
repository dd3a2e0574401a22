<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>cli</name>
    <message>
        <source>没有“{verb}”这个命令，可用的有：{verbs}</source>
        <translation>There is no command “{verb}”; there are: {verbs}</translation>
    </message>
    <message>
        <source>用 --data 写明数据文件夹</source>
        <translation>Name the data folder with --data</translation>
    </message>
    <message>
        <source>密码文件“{path}”的第一行是空的，把密码写在第一行</source>
        <translation>The first line of the password file “{path}” is empty; write the password there</translation>
    </message>
    <message>
        <source>没有“{name}”这个台账，可用的有：{names}</source>
        <translation>There is no ledger “{name}”; there are: {names}</translation>
    </message>
    <message>
        <source>密码文件“{path}”读不出来</source>
        <translation>The password file “{path}” cannot be read</translation>
    </message>
    <message>
        <source>没有“{name}”这个字段，可填的有：{names}</source>
        <translation>There is no field “{name}”; these can be filled: {names}</translation>
    </message>
    <message>
        <source>“{name}”由程序算出，不能填</source>
        <translation>“{name}” is computed by the program and cannot be filled</translation>
    </message>
    <message>
        <source>{label}填得不对：{reason}</source>
        <translation>{label}: {reason}</translation>
    </message>
    <message>
        <source>“{name}”由各项操作记下，不能直接填</source>
        <translation>“{name}” is written by the verbs and cannot be filled directly</translation>
    </message>
    <message>
        <source>{part}要写成 JSON，每行一个对象</source>
        <translation>Write {part} as JSON, one object a row</translation>
    </message>
    <message>
        <source>看不懂“{text}”，写成 字段=值</source>
        <translation>“{text}” is not understood; write field=value</translation>
    </message>
    <message>
        <source>“{value}”不能填在这里</source>
        <translation>“{value}” does not fit here</translation>
    </message>
    <message>
        <source>附件写成 @文件，如 @照片.jpg</source>
        <translation>Write attachments as @file, such as @photo.jpg</translation>
    </message>
    <message>
        <source>“{place}”找不到，{part}共 {count} 行，写成 {example}</source>
        <translation>“{place}” is not there; {part} has {count} rows, write it as {example}</translation>
    </message>
    <message>
        <source>“{name}”只有一个值，不能再加</source>
        <translation>“{name}” holds one value only; nothing can be added to it</translation>
    </message>
    <message>
        <source>{part}里没有 {uid} 这一行</source>
        <translation>{part} has no row {uid}</translation>
    </message>
    <message>
        <source>没有“{level}”这个层级，可用的有：{levels}</source>
        <translation>There is no level “{level}”; there are: {levels}</translation>
    </message>
    <message>
        <source>没有设密码，数据未加密保护</source>
        <translation>No password was given: the data is not protected</translation>
    </message>
    <message>
        <source>已设立“{name}”：{folder}</source>
        <translation>“{name}” is set up: {folder}</translation>
    </message>
    <message>
        <source>导入、导出电子表格</source>
        <translation>Take spreadsheets in and out</translation>
    </message>
    <message>
        <source>与上级建立信任</source>
        <translation>Build trust with the level above</translation>
    </message>
    <message>
        <source>导出、导入报送包</source>
        <translation>Export and import packages</translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>密码写在这个文件的第一行；也可以放在环境变量 STUDY_LEDGER_PASSWORD 里</source>
        <translation>The password is the first line of this file; or put it in the environment variable STUDY_LEDGER_PASSWORD</translation>
    </message>
    <message>
        <source>经手人姓名，记入每一处改动</source>
        <translation>Who acts: the name is kept with every change</translation>
    </message>
    <message>
        <source>学教台账：不带命令打开窗口，带命令不开窗口；pictures --to DIR 存下每一页的图片，papers 写出列表、表单、封面、回执和催报单的 PDF。</source>
        <translation>Study Ledger: without a command the window opens, with one it does not; pictures --to DIR saves a picture of every page, papers writes lists, forms, covers, receipts and chase letters as PDF.</translation>
    </message>
    <message>
        <source>层级：unit、district、city、province</source>
        <translation>Level: unit, district, city, province</translation>
    </message>
    <message>
        <source>台账，如 issues</source>
        <translation>Ledger, such as issues</translation>
    </message>
    <message>
        <source>年度，如 2026</source>
        <translation>Year, such as 2026</translation>
    </message>
    <message>
        <source>期间，如 2026-09、2026Q3、2026H1</source>
        <translation>Period, such as 2026-09, 2026Q3, 2026H1</translation>
    </message>
    <message>
        <source>只看一个单位：名称或记录号</source>
        <translation>Only one unit: its name or record number</translation>
    </message>
    <message>
        <source>一条或一批记录的 JSON；文字按平常的写法读，整数和 list --json 打印的一样</source>
        <translation>One record or a list of them as JSON; text is read as people write it, whole numbers as list --json prints them</translation>
    </message>
    <message>
        <source>在空文件夹里设立一个单位；给了密码就用密码保护</source>
        <translation>Set up a unit in an empty folder, protected if a password is given</translation>
    </message>
    <message>
        <source>main.py --data D setup --name 清溪镇 --level unit</source>
        <translation>main.py --data D setup --name Qingxi --level unit</translation>
    </message>
    <message>
        <source>列出每个台账的字段、种类、可选值和操作</source>
        <translation>Show every ledger: fields, kinds, choices and verbs</translation>
    </message>
    <message>
        <source>列出一个台账的记录</source>
        <translation>List the records of a ledger</translation>
    </message>
    <message>
        <source>新建记录，每条打印一个记录号；一批记录要么全部存入，要么一条也不存</source>
        <translation>Enter records and print the number of each; of many, all are stored or none</translation>
    </message>
    <message>
        <source>main.py --data D add issues --set problem=发热门诊引导标识缺失 --set source=自查</source>
        <translation>main.py --data D add issues --set problem="No sign to the fever clinic" --set source=self_check</translation>
    </message>
    <message>
        <source>对一条记录做一个操作，打印存入的记录号</source>
        <translation>Do a verb on a record and print the number of what was stored</translation>
    </message>
    <message>
        <source>以 JSON 打印</source>
        <translation>Print as JSON</translation>
    </message>
    <message>
        <source>命令写得不对：{detail}</source>
        <translation>Wrong usage: {detail}</translation>
    </message>
    <message>
        <source>参数</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>命令</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>操作：edit 修改，delete 删除，其余见 ledgers</source>
        <translation>Verb: edit, delete, or one that ledgers shows</translation>
    </message>
    <message>
        <source>显示这段说明</source>
        <translation>Show this help</translation>
    </message>
    <message>
        <source>填一个字段；附件写 字段=@文件；字段+=值 是在原有的后面加；子行写 measures.1.state=done，或整表写成 JSON</source>
        <translation>Fill a field; an attachment as field=@file; field+=value adds to what is there; a row's field as measures.1.state=done, or all rows as JSON</translation>
    </message>
    <message>
        <source>用法：</source>
        <translation>Usage: </translation>
    </message>
    <message>
        <source>例：{example}</source>
        <translation>Example: {example}</translation>
    </message>
    <message>
        <source>单位台账里没有“{name}”</source>
        <translation>The units ledger has no “{name}”</translation>
    </message>
    <message>
        <source>第 {number} 条：{reason}</source>
        <translation>Record {number}: {reason}</translation>
    </message>
    <message>
        <source>有 {count} 个单位叫“{name}”，写记录号来区分</source>
        <translation>{count} units are called “{name}”; write the record number instead</translation>
    </message>
    <message>
        <source>用 --set 填一条记录，或用 --file 指定一个 JSON 文件</source>
        <translation>Fill one record with --set, or name a JSON file with --file</translation>
    </message>
    <message>
        <source>文件“{path}”里要是一个对象，或一列对象</source>
        <translation>The file “{path}” must hold an object or a list of objects</translation>
    </message>
    <message>
        <source>没有“{name}”这个操作，可用的有：{names}</source>
        <translation>There is no verb “{name}”; there are: {names}</translation>
    </message>
    <message>
        <source>文件“{path}”读不出来：{why}</source>
        <translation>The file “{path}” cannot be read: {why}</translation>
    </message>
    <message>
        <source>文件“{path}”不是 JSON</source>
        <translation>The file “{path}” is not JSON</translation>
    </message>
    <message>
        <source>“{title}”还是草稿，不报送：{reasons}</source>
        <translation>“{title}” is still a draft and will not be sent: {reasons}</translation>
    </message>
    <message>
        <source>数据库：每一页都读过</source>
        <translation>Database: every page was read</translation>
    </message>
    <message>
        <source>数据库已经损坏（{detail}），可以恢复最近的备份</source>
        <translation>The database is damaged ({detail}); the latest backup can be restored</translation>
    </message>
    <message>
        <source>改动记录：{count} 条，首尾相接</source>
        <translation>Changes: {count}, one chain from first to last</translation>
    </message>
    <message>
        <source>改动记录第 {number} 条与前面接不上，数据在程序之外被改过</source>
        <translation>Change {number} does not follow from those before it: the data were changed outside the program</translation>
    </message>
    <message>
        <source>记录：{count} 条，与报送内容逐条核对</source>
        <translation>Records: {count}, each compared with what it sends</translation>
    </message>
    <message>
        <source>推算的字段：{count} 条记录重新算过</source>
        <translation>Derived fields: computed again for {count} records</translation>
    </message>
    <message>
        <source>{ledger}“{title}”与它的报送内容不一致</source>
        <translation>{ledger} “{title}” differs from what it sends</translation>
    </message>
    <message>
        <source>{ledger}“{title}”的{label}与重新算出的不一致</source>
        <translation>{ledger} “{title}”: {label} differs from what is computed again</translation>
    </message>
    <message>
        <source>记录 {uid} 的报送内容与它的校验值不符</source>
        <translation>What record {uid} sends does not fit its hash</translation>
    </message>
    <message>
        <source>报送内容：{count} 条，与校验值相符</source>
        <translation>Lines to send: {count}, each compared with its hash</translation>
    </message>
    <message>
        <source>附件 {name}：{reason}</source>
        <translation>Attachment {name}: {reason}</translation>
    </message>
    <message>
        <source>附件 {name} 没有登记，从备份里取回</source>
        <translation>Attachment {name} is not on record; restore it from a backup</translation>
    </message>
    <message>
        <source>附件：{count} 份解密核对，另有 {absent} 份在报送单位</source>
        <translation>Attachments: {count} decrypted and compared; {absent} more are with those who reported them</translation>
    </message>
    <message>
        <source>大小与登记的不符</source>
        <translation>its size differs from the one on record</translation>
    </message>
    <message>
        <source>核对数据</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>核对数据库、改动记录、报送内容和附件是否完好</source>
        <translation>Check that the database, the changes, what is sent and the attachments are whole</translation>
    </message>
    <message>
        <source>在电话里把核对码念给上级：{code}</source>
        <translation>Read the fingerprint to the level above over the phone: {code}</translation>
    </message>
    <message>
        <source>已登记“{name}”；对方装入答复后，核对码应是 {code}</source>
        <translation>“{name}” is enrolled; once it installs the answer it should read {code}</translation>
    </message>
    <message>
        <source>已登记到“{name}”；请在电话里与上级核对：{code}</source>
        <translation>Enrolled at “{name}”; compare with the level above over the phone: {code}</translation>
    </message>
    <message>
        <source>写到这个文件夹</source>
        <translation>Write to this folder</translation>
    </message>
    <message>
        <source>下级的登记申请（.xjr）</source>
        <translation>The request of the level below (.xjr)</translation>
    </message>
    <message>
        <source>下级在电话里念的核对码，六组五位数字</source>
        <translation>The fingerprint as read over the phone: six groups of five digits</translation>
    </message>
    <message>
        <source>答复写到这个文件夹</source>
        <translation>Write the answer to this folder</translation>
    </message>
    <message>
        <source>单位类型，如 township</source>
        <translation>Unit type, such as township</translation>
    </message>
    <message>
        <source>上级的答复（.xja）</source>
        <translation>The answer of the level above (.xja)</translation>
    </message>
    <message>
        <source>写一份登记申请交给上级，并打印核对码</source>
        <translation>Write an enrolment request for the level above and print the fingerprint</translation>
    </message>
    <message>
        <source>核对码一致时登记一个下级，写出给它的答复</source>
        <translation>Enrol an office below whose fingerprint is right, and write the answer</translation>
    </message>
    <message>
        <source>装入上级的答复，从此可以报送</source>
        <translation>Install the answer of the level above; packages can be sent from then on</translation>
    </message>
    <message>
        <source>生成报送包</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>生成下发包</source>
        <translation>Packing for those below</translation>
    </message>
    <message>
        <source>写入</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>这一包完成哪一期的报送，如 2026-09</source>
        <translation>The period whose report this completes, such as 2026-09</translation>
    </message>
    <message>
        <source>生成报送包，写到文件夹里，打印文件路径和报送码</source>
        <translation>Make a package, write it to a folder and print its path and spoken code</translation>
    </message>
    <message>
        <source>给每个下级单位，或只给选中的，写一份回执、决定和下发的内容</source>
        <translation>Write receipts, decisions and what is handed down, for every child or for those chosen</translation>
    </message>
    <message>
        <source>已接收</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>以前导入过</source>
        <translation>Already imported</translation>
    </message>
    <message>
        <source>拒收</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>读取报送包</source>
        <translation>Reading packages</translation>
    </message>
    <message>
        <source>“{folder}”里没有报送包</source>
        <translation>There are no packages in “{folder}”</translation>
    </message>
    <message>
        <source>导入这些报送包？写 y 导入，写别的不导入：</source>
        <translation>Import these packages? y imports them, anything else does not: </translation>
    </message>
    <message>
        <source>新增 {new}，有变更 {changed}，相同 {same}，冲突 {conflicts}</source>
        <translation>{new} new, {changed} changed, {same} the same, {conflicts} in conflict</translation>
    </message>
    <message>
        <source>没有收到过它前面的第 {numbers} 号包</source>
        <translation>Packages {numbers} before it were never received</translation>
    </message>
    <message>
        <source>报送包（.xjb）</source>
        <translation>Package (.xjb)</translation>
    </message>
    <message>
        <source>报送包，或放着报送包的文件夹</source>
        <translation>Packages, or folders that hold them</translation>
    </message>
    <message>
        <source>只看会有什么变化，不导入</source>
        <translation>Only show what would change</translation>
    </message>
    <message>
        <source>不再询问，直接导入</source>
        <translation>Import without asking</translation>
    </message>
    <message>
        <source>看一个报送包是谁的、会带来什么变化，不导入</source>
        <translation>Show whose a package is and what it would change, without importing</translation>
    </message>
    <message>
        <source>导入报送包，每一包要么全部导入，要么一点不动；有拒收的以 3 结束</source>
        <translation>Import packages, each whole or not at all; exit status 3 if some are refused</translation>
    </message>
    <message>
        <source>发出的报送包缺号，现有第 {numbers} 号</source>
        <translation>Numbers are missing among the packages sent; there are {numbers}</translation>
    </message>
    <message>
        <source>报送包：{count} 个，编号相连</source>
        <translation>Packages: {count}, numbered without a gap</translation>
    </message>
    <message>
        <source>发出的第 {seq} 号包不在发件箱里，重新生成一次</source>
        <translation>Package {seq} that was sent is not in the outbox; make it again</translation>
    </message>
    <message>
        <source>发件箱里的第 {seq} 号包已经损坏</source>
        <translation>Package {seq} in the outbox is damaged</translation>
    </message>
    <message>
        <source>“{sender}”的第 {seq} 号包与它后来的包接不上</source>
        <translation>Package {seq} of “{sender}” does not fit those that came after it</translation>
    </message>
    <message>
        <source>报送包编号，见 package import --json</source>
        <translation>Package id, as package import --json prints it</translation>
    </message>
    <message>
        <source>整批撤回一次导入，数据回到导入以前</source>
        <translation>Take back one import whole: the data as they were before it</translation>
    </message>
    <message>
        <source>哪个单位哪一期报了没有</source>
        <translation>Which unit has sent which period</translation>
    </message>
    <message>
        <source>--records 要写明是哪个数，如 figures issues_found --records</source>
        <translation>--records needs the name of a figure, as in figures issues_found --records</translation>
    </message>
    <message>
        <source>没有“{name}”这个数，可用的有：{names}</source>
        <translation>There is no figure “{name}”; there are: {names}</translation>
    </message>
    <message>
        <source>只看一个数，如 issues_found</source>
        <translation>Only one figure, such as issues_found</translation>
    </message>
    <message>
        <source>own 本单位，below 全部下级，all 两者合计，或一个单位、片区的名称</source>
        <translation>own, below, all (both together), or the name of a unit or an area</translation>
    </message>
    <message>
        <source>列出这个数数到的记录</source>
        <translation>List the records that it counts</translation>
    </message>
    <message>
        <source>同时给出每个单位的数</source>
        <translation>Give each unit's number as well</translation>
    </message>
    <message>
        <source>每一个统计数，以及它数的是哪些记录</source>
        <translation>Every figure, and the records that it counts</translation>
    </message>
    <message>
        <source>第 {row} 行{column}：{message}</source>
        <translation>Row {row} {column}: {message}</translation>
    </message>
    <message>
        <source>另存一份原表的副本，标出有问题的格子</source>
        <translation>Save a copy of the file with the cells in question marked</translation>
    </message>
    <message>
        <source>用 --out 写明文件，或用 --json 打印</source>
        <translation>Name the file with --out, or print with --json</translation>
    </message>
    <message>
        <source>一张表：全年每个月的计划与完成</source>
        <translation>The one table: what was planned and done in each month of the year</translation>
    </message>
    <message>
        <source>main.py --data CITY table --year 2026 --out 一张表.xlsx</source>
        <translation>main.py --data CITY table --year 2026 --out table.xlsx</translation>
    </message>
    <message>
        <source>编排演示数据</source>
        <translation>Making up the demo</translation>
    </message>
    <message>
        <source>打开市级：main.py --data {folder}</source>
        <translation>Open the city: main.py --data {folder}</translation>
    </message>
    <message>
        <source>“{text}”要写成整数</source>
        <translation>“{text}” must be a whole number</translation>
    </message>
    <message>
        <source>空文件夹，或还没有的文件夹</source>
        <translation>A folder that is empty or not there yet</translation>
    </message>
    <message>
        <source>下级单位的个数</source>
        <translation>How many units</translation>
    </message>
    <message>
        <source>同一个数编出同样的记录</source>
        <translation>The same number makes up the same records</translation>
    </message>
    <message>
        <source>编一个市和它的下级单位，一年的记录和互相报送的包</source>
        <translation>Make up a city and its units, a year's records and the packages between them</translation>
    </message>
    <message>
        <source>读取表格</source>
        <translation>Reading the sheet</translation>
    </message>
    <message>
        <source>写出表格</source>
        <translation>Writing the sheet</translation>
    </message>
    <message>
        <source>读到 {read} 行，可以导入 {accepted} 行</source>
        <translation>{read} rows read, {accepted} can be imported</translation>
    </message>
    <message>
        <source>读到 {read} 行，导入 {accepted} 行</source>
        <translation>{read} rows read, {accepted} imported</translation>
    </message>
    <message>
        <source>第 {row} 行{column}，请核对：{message}</source>
        <translation>Row {row} {column}, to be checked: {message}</translation>
    </message>
    <message>
        <source>第 {row} 行{column}，没有导入：{message}</source>
        <translation>Row {row} {column}, not imported: {message}</translation>
    </message>
    <message>
        <source>看不懂“{text}”，写成 列名=字段</source>
        <translation>“{text}” is not understood; write title=field</translation>
    </message>
    <message>
        <source>表格：.xlsx、.xls、.ods 或 .csv</source>
        <translation>Spreadsheet: .xlsx, .xls, .ods or .csv</translation>
    </message>
    <message>
        <source>工作表的名字，不写就看第一张</source>
        <translation>Name of the sheet; the first one if not given</translation>
    </message>
    <message>
        <source>只写了月日的日期算在这一年</source>
        <translation>The year of dates that are written without one</translation>
    </message>
    <message>
        <source>这一列填到哪个字段；等号后面空着就不导入这一列</source>
        <translation>The field that a column goes to; with nothing after the equals sign it is left out</translation>
    </message>
    <message>
        <source>有一行导入不了就一行也不导入</source>
        <translation>If one row cannot go in, none does</translation>
    </message>
    <message>
        <source>写成这个 .xlsx 文件</source>
        <translation>The .xlsx file to write</translation>
    </message>
    <message>
        <source>把表格导入一个台账，逐行说明哪里要核对、哪里没有导入</source>
        <translation>Import a spreadsheet into a ledger; says row by row what to check and what stayed out</translation>
    </message>
    <message>
        <source>main.py --data D sheet import plans 计划.xlsx --dry-run --json</source>
        <translation>main.py --data D sheet import plans plan.xlsx --dry-run --json</translation>
    </message>
    <message>
        <source>把一个台账写成表格，可以原样导回</source>
        <translation>Write a ledger as a spreadsheet that imports back unchanged</translation>
    </message>
    <message>
        <source>main.py --data D sheet export plans 计划.xlsx</source>
        <translation>main.py --data D sheet export plans plan.xlsx</translation>
    </message>
    <message>
        <source>写一张空表发下去填</source>
        <translation>Write an empty table to hand out</translation>
    </message>
    <message>
        <source>main.py sheet template plans 空表.xlsx</source>
        <translation>main.py sheet template plans empty.xlsx</translation>
    </message>
    <message>
        <source>演示的年度要在 {first} 到 {last} 之间</source>
        <translation>The demo's year must lie between {first} and {last}</translation>
    </message>
    <message>
        <source>“{title}”现在不能{verb}，现在可以的有：{names}</source>
        <translation>“{title}”: “{verb}” is not possible now; possible are: {names}</translation>
    </message>
</context>
</TS>
