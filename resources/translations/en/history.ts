<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>history</name>
    <message><source>对方第 {seq} 条以前的改动记录与 {day} 收到时不符，在程序之外被删改过，请对方核对</source><translation>The sender's changes up to no. {seq} are not what came on {day}: they were cut or altered outside the program. Ask the sender to check</translation></message>
    <message><source>第 {number} 条以前的改动记录与报送时不符，数据在程序之外被删改过</source><translation>The changes up to no. {number} are not what was sent: the data were cut or altered outside the program</translation></message>
    <message><source>main.py --data D history list --from 2026-09-01 --ledger issues --out 改动.xlsx</source><translation>main.py --data D history list --from 2026-09-01 --ledger issues --out changes.xlsx</translation></message>
    <message><source>{label}里本机没有的文件</source><translation>files of {label} that are not on this computer</translation></message>
    <message><source>{ledger}不能恢复旧版本，要改就重新办理</source><translation>No earlier version of {ledger} can be put back; do the step again instead</translation></message>
    <message><source>{unit}　改动记录</source><translation>{unit} · Changes</translation></message>
    <message><source>“{text}”不是条数</source><translation>“{text}” is no number of lines</translation></message>
    <message><source>一条记录的每个版本：谁、何时、为什么，哪一项从什么改成什么</source><translation>Every version of a record: who, when, why, and which field from what to what</translation></message>
    <message><source>从上级拿回</source><translation>Given back from above</translation></message>
    <message><source>从哪天起，如 2026-09-01</source><translation>From this day on, such as 2026-09-01</translation></message>
    <message><source>全部改动，可按日期、人、台账、类别、文字筛选，可写成表格</source><translation>All changes, by day, person, ledger, kind or text, also as a spreadsheet</translation></message>
    <message><source>共 {count} 条，这里列出最近 {shown} 条</source><translation>{count} changes, the newest {shown} are listed</translation></message>
    <message><source>写成 .xlsx，全部写</source><translation>Write all of them as .xlsx</translation></message>
    <message><source>到哪天为止</source><translation>Up to this day</translation></message>
    <message><source>台账，如 issues；账号写 accounts</source><translation>Ledger, such as issues; accounts for accounts</translation></message>
    <message><source>导入报送包</source><translation>Package imported</translation></message>
    <message><source>导出改动记录</source><translation>Export changes</translation></message>
    <message><source>已导出 {count} 条改动</source><translation>{count} changes exported</translation></message>
    <message><source>已清除</source><translation>Erased</translation></message>
    <message><source>序号“{seq}”不是数字</source><translation>“{seq}” is no number</translation></message>
    <message><source>录入和办理</source><translation>Entry and actions</translation></message>
    <message><source>恢复</source><translation>Redo</translation></message>
    <message><source>恢复“{title}”在 {at} 的版本</source><translation>Restore “{title}” as of {at}</translation></message>
    <message><source>恢复记录的一个版本，写成新的一版；状态和办理不恢复</source><translation>Restore a version of a record as a new one; states and actions stay</translation></message>
    <message><source>恢复这个版本会把{label}从“{was}”改成“{now}”，这一步只能照常办理</source><translation>Restoring this version would change {label} from “{was}” to “{now}”; take that step in the usual way</translation></message>
    <message><source>按上级要求调整</source><translation>Adapted to what is asked for</translation></message>
    <message><source>撤回导入</source><translation>Import undone</translation></message>
    <message><source>改动</source><translation>Changed</translation></message>
    <message><source>改动的序号，history show 列得出</source><translation>Number of the change, as history show lists it</translation></message>
    <message><source>最多列几条，最近的在前</source><translation>So many lines at most, the newest first</translation></message>
    <message><source>没有“{name}”这个类别，可用的有：{names}</source><translation>There is no kind “{name}”; there are: {names}</translation></message>
    <message><source>没有恢复：{names}</source><translation>Not restored: {names}</translation></message>
    <message><source>没有第 {seq} 条改动记录</source><translation>There is no change no. {seq}</translation></message>
    <message><source>移除</source><translation>Removed</translation></message>
    <message><source>第 {seq} 条改动不是这条记录的</source><translation>Change no. {seq} is not of this record</translation></message>
    <message><source>类别，如 edit、import、accounts</source><translation>Kind, such as edit, import, accounts</translation></message>
    <message><source>记录或原因里的文字</source><translation>Words in the record or the reason</translation></message>
    <message><source>谁</source><translation>Who</translation></message>
    <message><source>谁改的</source><translation>Who made them</translation></message>
    <message><source>这个版本是删除，恢复它前面的一个版本</source><translation>This version is a deletion; restore the one before it</translation></message>
    <message><source>这个版本的内容已清除，恢复不了</source><translation>What this version said was erased, so it cannot be restored</translation></message>
    <message><source>这个版本能恢复的内容和现在一样</source><translation>What this version could bring back is the same already</translation></message>
    <message><source>这条改动以后记录已经不在，恢复不了</source><translation>The record was gone after this change, so there is nothing to restore</translation></message>
    <message><source>改动记录：每个版本、恢复旧版本、全部改动</source><translation>Changes: every version, restoring an earlier one, all of them</translation></message>
    <message><source>{n} 条改动</source><translation>{n} changes</translation></message>
    <message><source>全部人</source><translation>Everybody</translation></message>
    <message><source>全部台账</source><translation>All ledgers</translation></message>
    <message><source>全部日期</source><translation>Any day</translation></message>
    <message><source>全部类别</source><translation>All kinds</translation></message>
    <message><source>导出…</source><translation>Export…</translation></message>
    <message><source>已恢复到 {at} 的版本</source><translation>Restored to the version of {at}</translation></message>
    <message><source>恢复写成新的一版，可以撤销；状态和办理不恢复</source><translation>Restoring makes a new version and can be undone; states and actions stay</translation></message>
    <message><source>恢复这个版本</source><translation>Restore this version</translation></message>
    <message><source>恢复这个版本…</source><translation>Restore this version…</translation></message>
    <message><source>所选期间</source><translation>Chosen period</translation></message>
    <message><source>改前</source><translation>Before</translation></message>
    <message><source>改动记录</source><translation>Changes</translation></message>
    <message><source>改动记录不完整</source><translation>The changes are not whole</translation></message>
    <message><source>改后</source><translation>After</translation></message>
    <message><source>查看改动…</source><translation>Look at changes…</translation></message>
    <message><source>核对全部</source><translation>Check all</translation></message>
    <message><source>每个版本</source><translation>Every version</translation></message>
    <message><source>每个版本…</source><translation>Every version…</translation></message>
    <message><source>没有这样的改动</source><translation>No such changes</translation></message>
    <message><source>请核对最近的改动，必要时恢复备份，并告诉上级。</source><translation>Check the latest changes, restore a backup if need be, and tell the level above.</translation></message>
    <message><source>谁在什么时候改了什么，共 {n} 条；只增加，不改写</source><translation>Who changed what and when: {n} changes, only ever added to</translation></message>
    <message><source>近 7 天</source><translation>Last 7 days</translation></message>
    <message><source>清除的值</source><translation>Values erased</translation></message>
    <message><source>清除的改动</source><translation>Changes erased</translation></message>
    <message><source>清除的附件</source><translation>Attachments erased</translation></message>
    <message><source>这一类</source><translation>this kind</translation></message>
</context>
</TS>
