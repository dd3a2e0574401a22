<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>backups</name>
    <message><source>升级之前</source><translation>Before an upgrade</translation></message>
    <message><source>撤回导入之前</source><translation>Before undoing an import</translation></message>
    <message><source>每天第一次打开</source><translation>First opening of the day</translation></message>
    <message><source>只看恢复后会有什么不同，不恢复</source><translation>Only say what would be different, restore nothing</translation></message>
    <message><source>另存一份到这个文件夹</source><translation>Keep a copy in this folder too</translation></message>
    <message><source>第二块备份盘或U盘上的文件夹</source><translation>A folder on the second backup disk or a stick</translation></message>
    <message><source>不再往第二块盘备份，那里的备份留着</source><translation>No longer back up to the second disk; the backups there stay</translation></message>
    <message><source>别处存备份的文件夹</source><translation>A folder with backups elsewhere</translation></message>
    <message><source>备份以后发出过什么，这台电脑不知道；先拿回数据或另起编号，再报送</source><translation>This computer does not know what left after the backup; get the data back or begin a new numbering before sending</translation></message>
    <message><source>还没有核对过</source><translation>Not checked yet</translation></message>
    <message><source>{day} 核对过</source><translation>Checked on {day}</translation></message>
    <message><source>完好</source><translation>Whole</translation></message>
    <message><source>“{folder}”里没有台账数据，没有可比的</source><translation>“{folder}” holds no ledger data to compare with</translation></message>
    <message><source>没有选第二块备份盘</source><translation>No second backup disk is chosen</translation></message>
    <message><source>备份</source><translation>Backup</translation></message>
    <message><source>{folder}，上次备份：{when}</source><translation>{folder}, last backup: {when}</translation></message>
    <message><source>备份数据，核对、恢复备份</source><translation>Back up the data, check and restore backups</translation></message>
    <message><source>现在备份；选过第二块盘、它也插着的，那里也存一份</source><translation>Back up now; to the second disk too where one is chosen and plugged in</translation></message>
    <message><source>逐份打开核对备份；有一份坏了，退出码就是 1</source><translation>Open and check every backup; the exit status is 1 where one is damaged</translation></message>
    <message><source>看、选或不要第二块备份盘</source><translation>Show, choose or drop the second backup disk</translation></message>
    <message><source>恢复一份备份，空文件夹也行；备份以后报送过的，先从上级拿回数据才能再报送</source><translation>Restore a backup, into an empty folder too; where packages have left since, data must come back from above before sending</translation></message>
    <message><source>{title}：{now} 条变回 {then} 条，备份以后写过 {written} 条</source><translation>{title}: {now} back to {then}, {written} written since the backup</translation></message>
    <message><source>这份备份不是现在这份数据以前的样子</source><translation>This backup is not an earlier state of the present data</translation></message>
    <message><source>现在的数据和备份时一样</source><translation>The present data are the same as in the backup</translation></message>
    <message><source>不再显示：{name}</source><translation>No longer shown: {name}</translation></message>
    <message><source>备份以后发出过 {n} 个报送包</source><translation>{n} packages left since the backup</translation></message>
    <message><source>备份以后导入过 {n} 个报送包，要再导入一次</source><translation>{n} packages were imported since the backup and must be imported again</translation></message>
    <message><source>“{folder}”不是空文件夹，换一个</source><translation>“{folder}” is not an empty folder; choose another</translation></message>
    <message><source>“{folder}”就在数据文件夹里，选另一块盘或U盘上的文件夹</source><translation>“{folder}” is inside the data folder; choose a folder on another disk or a stick</translation></message>
    <message><source>“{folder}”没有写成（{why}），那里原有的备份没有动，换一块盘或腾出空间再试</source><translation>“{folder}” could not be written ({why}); the backups there are untouched. Use another disk or make room and try again</translation></message>
    <message><source>这份备份已经损坏：它的清单不见了，换一份</source><translation>This backup is damaged: its manifest is missing; choose another</translation></message>
    <message><source>这份备份与它的清单对不上，已经损坏，换一份</source><translation>This backup does not match its manifest and is damaged; choose another</translation></message>
    <message><source>这份备份缺 {n} 份附件，或附件已经损坏，换一份</source><translation>{n} attachments of this backup are missing or damaged; choose another</translation></message>
    <message><source>这份备份由更新的版本写成，请用新版程序打开</source><translation>This backup needs a newer version of the program</translation></message>
    <message><source>这份备份的清单已经损坏，或者是别的单位的，换一份</source><translation>The manifest of this backup is damaged or belongs to another unit; choose another</translation></message>
    <message><source>这份备份的清单是“{name}”的，文件被换过或改过名，换一份</source><translation>The manifest of this backup is that of “{name}”: a file was swapped or renamed; choose another</translation></message>
    <message><source>备份在哪里</source><translation>Where the backups are</translation></message>
    <message><source>核对结果</source><translation>Findings</translation></message>
    <message><source>选备份盘…</source><translation>Choose a backup disk…</translation></message>
    <message><source>不再使用</source><translation>No longer use</translation></message>
    <message><source>核对备份</source><translation>Check backups</translation></message>
    <message><source>备份在</source><translation>Backups</translation></message>
    <message><source>备份以后报送过的，恢复后要先从上级拿回数据。附件和发件箱不会丢。</source><translation>Where packages left since, data must come back from above first. Attachments and the outbox are not lost.</translation></message>
    <message><source>本机</source><translation>This computer</translation></message>
    <message><source>别的文件夹…</source><translation>Another folder…</translation></message>
    <message><source>备份盘</source><translation>Backup disk</translation></message>
    <message><source>还没有选备份盘。选一块移动硬盘或U盘，插着时每天自动存一份。</source><translation>No backup disk is chosen. Choose a disk or a stick; while it is plugged in, it gets a copy every day.</translation></message>
    <message><source>备份盘 {folder}，还没有存过</source><translation>Backup disk {folder}, nothing there yet</translation></message>
    <message><source>备份盘 {folder}，上次存于 {when}</source><translation>Backup disk {folder}, last written {when}</translation></message>
    <message><source>选择存备份的文件夹</source><translation>Choose a folder with backups</translation></message>
    <message><source>选择备份盘上的文件夹</source><translation>Choose a folder on the backup disk</translation></message>
    <message><source>已核对 {n} 份备份，{damaged} 份损坏</source><translation>{n} backups checked, {damaged} damaged</translation></message>
    <message><source>已核对 {n} 份备份，都完好</source><translation>{n} backups checked, all whole</translation></message>
    <message><source>现在的数据另存为一份备份，可以再恢复回来。</source><translation>The present data are kept as one more backup and can be restored again.</translation></message>
    <message><source>备份盘没有插上，插上后自动存一份</source><translation>The backup disk is not plugged in; it gets a copy when it is</translation></message>
    <message><source>备份盘 {n} 天没有插上，插上后自动存一份</source><translation>The backup disk has been away for {n} days; it gets a copy when plugged in</translation></message>
    <message><source>从备份恢复…</source><translation>Restore from a backup…</translation></message>
    <message><source>从备份恢复</source><translation>Restore from a backup</translation></message>
    <message><source>选择备份文件</source><translation>Choose a backup file</translation></message>
    <message><source>备份 (*.xjt)</source><translation>Backups (*.xjt)</translation></message>
    <message><source>正在恢复备份</source><translation>Restoring the backup</translation></message>
    <message><source>本机磁盘出错，不能确定备份存上没有，数据没有改动。检查磁盘后再试</source><translation>The disk of this computer failed; whether the backup was kept is not certain. The data have not changed. Check the disk and try again</translation></message>
</context>
</TS>
