<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>core</name>
    <message>
        <source>这份附件不在本机，可以请报送单位补送</source>
        <translation>This attachment is not on this computer; ask the unit that sent it to send it again</translation>
    </message>
    <message>
        <source>这份附件已经损坏，可以从备份里取回</source>
        <translation>This attachment is damaged; restore it from a backup</translation>
    </message>
    <message>
        <source>附件“{name}”有 {size} MB，超过 50 MB，请压缩或拆分后再加</source>
        <translation>Attachment “{name}” has {size} MB, more than 50 MB; compress or split it first</translation>
    </message>
    <message>
        <source>附件“{name}”读不出来：{why}</source>
        <translation>Attachment “{name}” cannot be read: {why}</translation>
    </message>
    <message>
        <source>统一社会信用代码是 18 位，现在 {count} 位</source>
        <translation>The unified social credit code has 18 characters, this one {count}</translation>
    </message>
    <message>
        <source>统一社会信用代码里没有“{letters}”这样的字</source>
        <translation>The unified social credit code never holds “{letters}”</translation>
    </message>
    <message>
        <source>统一社会信用代码的校验位不对，请核对原件</source>
        <translation>The check character of the unified social credit code is wrong; compare it with the original</translation>
    </message>
    <message>
        <source>这份数据由更新的版本写成，请用新版程序打开</source>
        <translation>These data were written by a newer version; open them with that one</translation>
    </message>
    <message>
        <source>数据文件“{path}”打不开：不是这把钥匙的，或者已经损坏。可以恢复最近的备份</source>
        <translation>Data file “{path}” cannot be opened: it belongs to another key or is damaged. The latest backup can be restored</translation>
    </message>
    <message>
        <source>保存 {count} 条记录</source>
        <translation>Save {count} records</translation>
    </message>
    <message>
        <source>删除“{title}”</source>
        <translation>Delete “{title}”</translation>
    </message>
    <message>
        <source>删除 {count} 条记录</source>
        <translation>Delete {count} records</translation>
    </message>
    <message>
        <source>最多 {most} 字，现在 {now} 字</source>
        <translation>At most {most} characters, now {now}</translation>
    </message>
    <message>
        <source>修改“{title}”</source>
        <translation>Edit “{title}”</translation>
    </message>
    <message>
        <source>新建“{title}”</source>
        <translation>Add “{title}”</translation>
    </message>
    <message>
        <source>{ledger}里没有记录 {uid}</source>
        <translation>There is no record {uid} in {ledger}</translation>
    </message>
    <message>
        <source>这条记录属于别的单位，只能退回请对方修改</source>
        <translation>This record belongs to another unit; return it and ask them to change it</translation>
    </message>
    <message>
        <source>“{title}”不由本单位{verb}</source>
        <translation>“{title}”: it is not for this unit to “{verb}”</translation>
    </message>
    <message>
        <source>“{title}”现在不能{verb}</source>
        <translation>“{title}”: “{verb}” is not possible now</translation>
    </message>
    <message>
        <source>没有可以撤销的操作</source>
        <translation>There is nothing to undo</translation>
    </message>
    <message>
        <source>没有可以恢复的操作</source>
        <translation>There is nothing to redo</translation>
    </message>
    <message>
        <source>撤销录入</source>
        <translation>Entry undone</translation>
    </message>
    <message>
        <source>还没有填{label}</source>
        <translation>{label} is still empty</translation>
    </message>
    <message>
        <source>“{title}”刚被改过，请重新打开再改</source>
        <translation>“{title}” has just been changed; open it again and then edit</translation>
    </message>
    <message>
        <source>先填{label}，才能保存</source>
        <translation>Fill in {label} before saving</translation>
    </message>
    <message>
        <source>撤销不了：“{what}”之后这条记录又改过</source>
        <translation>Cannot undo: the record has been changed since “{what}”</translation>
    </message>
    <message>
        <source>撤回不了：之后导入的报送包又改过其中的记录，先撤回后来的那一包</source>
        <translation>Cannot take back: a later package changed some of these records; take that one back first</translation>
    </message>
    <message>
        <source>不能小于 {least}</source>
        <translation>Not less than {least}</translation>
    </message>
    <message>
        <source>这个数太大</source>
        <translation>This number is too large</translation>
    </message>
    <message>
        <source>内容有误</source>
        <translation>Something is wrong with the content</translation>
    </message>
    <message>
        <source>密码不对，请重新输入</source>
        <translation>Wrong password; try again</translation>
    </message>
    <message>
        <source>“{folder}”不是学教台账的数据文件夹</source>
        <translation>“{folder}” is not a data folder of Study Ledger</translation>
    </message>
    <message>
        <source>打开这份数据需要密码</source>
        <translation>A password is needed to open these data</translation>
    </message>
    <message>
        <source>“{folder}”里没有台账数据，先设立单位</source>
        <translation>There are no ledger data in “{folder}”; set up the unit first</translation>
    </message>
    <message>
        <source>密钥文件“{path}”读不出来，从备份里取回它</source>
        <translation>Key file “{path}” cannot be read; restore it from a backup</translation>
    </message>
    <message>
        <source>填报人</source>
        <translation>Filler</translation>
    </message>
    <message>
        <source>“{folder}”里已经有台账数据，换一个空文件夹</source>
        <translation>“{folder}” already holds ledger data; choose an empty folder</translation>
    </message>
    <message>
        <source>“{folder}”写不进去：{why}</source>
        <translation>“{folder}” cannot be written to: {why}</translation>
    </message>
    <message>
        <source>这份数据正由另一个窗口打开，先关掉它</source>
        <translation>These data are open in another window; close it first</translation>
    </message>
    <message>
        <source>看不懂期间“{text}”，写成 2026、2026-09、2026Q3 或 2026H1</source>
        <translation>Period “{text}” is not understood; write 2026, 2026-09, 2026Q3 or 2026H1</translation>
    </message>
    <message>
        <source>全年</source>
        <translation>Whole year</translation>
    </message>
    <message><source>1月</source><translation>Jan</translation></message>
    <message><source>2月</source><translation>Feb</translation></message>
    <message><source>3月</source><translation>Mar</translation></message>
    <message><source>4月</source><translation>Apr</translation></message>
    <message><source>5月</source><translation>May</translation></message>
    <message><source>6月</source><translation>Jun</translation></message>
    <message><source>7月</source><translation>Jul</translation></message>
    <message><source>8月</source><translation>Aug</translation></message>
    <message><source>9月</source><translation>Sep</translation></message>
    <message><source>10月</source><translation>Oct</translation></message>
    <message><source>11月</source><translation>Nov</translation></message>
    <message><source>12月</source><translation>Dec</translation></message>
    <message>
        <source>第一季度</source>
        <translation>First quarter</translation>
    </message>
    <message>
        <source>第二季度</source>
        <translation>Second quarter</translation>
    </message>
    <message>
        <source>第三季度</source>
        <translation>Third quarter</translation>
    </message>
    <message>
        <source>第四季度</source>
        <translation>Fourth quarter</translation>
    </message>
    <message>
        <source>上半年</source>
        <translation>First half</translation>
    </message>
    <message>
        <source>下半年</source>
        <translation>Second half</translation>
    </message>
    <message>
        <source>内部</source>
        <translation>Internal</translation>
    </message>
    <message>
        <source>公开</source>
        <translation>Public</translation>
    </message>
    <message>
        <source>行号</source>
        <translation>Row ID</translation>
    </message>
    <message>
        <source>所属记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>记录号</source>
        <translation>Record ID</translation>
    </message>
    <message>
        <source>所属单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>版次</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>录入时间</source>
        <translation>Entered at</translation>
    </message>
    <message>
        <source>修改时间</source>
        <translation>Changed at</translation>
    </message>
    <message>
        <source>修改人</source>
        <translation>Changed by</translation>
    </message>
    <message>
        <source>已填完</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>已删除</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>删除原因</source>
        <translation>Reason for deletion</translation>
    </message>
    <message>
        <source>标识</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>所属期</source>
        <translation>Period</translation>
    </message>
</context>
</TS>
