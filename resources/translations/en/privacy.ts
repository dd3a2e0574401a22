<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>privacy</name>
    <message><source>main.py --data D privacy erase 李强 --names --yes</source><translation>main.py --data D privacy erase 李强 --names --yes</translation></message>
    <message><source>main.py --data D privacy list 李强 --json</source><translation>main.py --data D privacy list 李强 --json</translation></message>
    <message><source>{count} 次变动</source><translation>{count} changes</translation></message>
    <message><source>{records} 条记录里有 {values} 处，以前的内容里有 {images} 次变动，另有 {others} 处在别处</source><translation>{values} places in {records} records, {images} changes with earlier content, {others} elsewhere</translation></message>
    <message><source>{table}：{count} 条</source><translation>{table}: {count}</translation></message>
    <message><source>{title}（已删除）</source><translation>{title} (deleted)</translation></message>
    <message><source>{unit}　持有的“{name}”的个人信息</source><translation>{unit}　Personal data held about “{name}”</translation></message>
    <message><source>不出去的：{what}</source><translation>What stays here: {what}</translation></message>
    <message><source>不随包</source><translation>stays</translation></message>
    <message><source>个人信息</source><translation>Personal data</translation></message>
    <message><source>以前的内容</source><translation>Earlier content</translation></message>
    <message><source>以前的内容和变动说明里的姓名</source><translation>The name in earlier content and in reasons of changes</translation></message>
    <message><source>以前的内容和变动说明里的电话</source><translation>The phone number in earlier content and in reasons of changes</translation></message>
    <message><source>位置</source><translation>Where</translation></message>
    <message><source>修改历史和以前的内容</source><translation>the history of changes and earlier content</translation></message>
    <message><source>催报的记录</source><translation>Reminders</translation></message>
    <message><source>先看清除什么、留下什么；写了 --yes 才清除，清除以后不能撤销</source><translation>Shows what goes and what stays; erases with --yes, which cannot be undone</translation></message>
    <message><source>关于本人</source><translation>About them</translation></message>
    <message><source>写全姓名或电话，至少 {least} 个字</source><translation>Write the whole name or number, at least {least} characters</translation></message>
    <message><source>写到这个文件夹；只看清单时不用写</source><translation>Write to this folder; not needed for the list alone</translation></message>
    <message><source>删除；不写只看</source><translation>Delete; without it only look</translation></message>
    <message><source>别处</source><translation>Elsewhere</translation></message>
    <message><source>别的磁盘和 U 盘上的备份</source><translation>Backups on other disks and sticks</translation></message>
    <message><source>勾选后清除</source><translation>Goes when ticked</translation></message>
    <message><source>升级以前的变动说明：{count} 条</source><translation>Reasons of changes from before the upgrade: {count}</translation></message>
    <message><source>原包留作收件凭据；请报送单位清除后重新报送</source><translation>The package is kept as proof; ask its sender to erase and submit again</translation></message>
    <message><source>去向</source><translation>Goes</translation></message>
    <message><source>发出的报送包的记录</source><translation>Log of packages sent</translation></message>
    <message><source>发给“{to}”的第 {seq} 号包（{day}）</source><translation>Package no. {seq} to “{to}” ({day})</translation></message>
    <message><source>变动记录</source><translation>Changes</translation></message>
    <message><source>另做一份备份，再删除本机更早的备份</source><translation>Make a backup, then delete the earlier ones on this computer</translation></message>
    <message><source>另外写成表格 .xlsx</source><translation>Also write it as a spreadsheet .xlsx</translation></message>
    <message><source>只列出哪些台账、个人信息和附件会出去，给谁，不生成报送包</source><translation>Only list which ledgers, personal data and attachments would leave, and to whom; make no package</translation></message>
    <message><source>只指向本人的人员记录；姓名清除后这里也看不到姓名</source><translation>Only points at the person's record; without the name there it shows none here</translation></message>
    <message><source>只清除这几处，可以写几次；见 privacy list --json</source><translation>Erase only these places, may be repeated; see privacy list --json</translation></message>
    <message><source>在“印发版本”里撤销这一号，需要时重新印发</source><translation>Withdraw it among the issued versions and issue it again where needed</translation></message>
    <message><source>处</source><translation>Places</translation></message>
    <message><source>备份“{name}”</source><translation>Backup “{name}”</translation></message>
    <message><source>姓名也清除，包括会议记录等文字里的</source><translation>Erase the name too, in minutes and other texts as well</translation></message>
    <message><source>姓名或电话</source><translation>Name or phone number</translation></message>
    <message><source>字节</source><translation>Bytes</translation></message>
    <message><source>封面清单</source><translation>Cover sheets</translation></message>
    <message><source>属于“{unit}”，由它清除，导入它的下一个报送包后换掉</source><translation>Belongs to “{unit}”, which erases it; replaced when its next package is imported</translation></message>
    <message><source>已删除更早的备份 {count} 份</source><translation>Earlier backups deleted: {count}</translation></message>
    <message><source>已印发的表</source><translation>issued tables</translation></message>
    <message><source>已印发的表：第 {n} 号“{title}”</source><translation>Issued table no. {n} “{title}”</translation></message>
    <message><source>已清除</source><translation>Erased</translation></message>
    <message><source>已清除 {records} 条记录里的 {values} 处、{images} 次变动的旧内容、附件 {files} 个</source><translation>Erased {values} places in {records} records, the earlier content of {images} changes, {files} attachments</translation></message>
    <message><source>已清除 {records} 条记录里的 {values} 处、{images} 次变动的旧内容、附件 {files} 个；数据文件下次打开时再整理一遍</source><translation>Erased {values} places in {records} records, the earlier content of {images} changes, {files} attachments; the data file is written anew at the next opening</translation></message>
    <message><source>已经发出，收不回来；对方导入下一个包后记录换成清除后的，旧包请对方删除</source><translation>Sent, and cannot be called back; the next package replaces the records there, ask them to delete the old one</translation></message>
    <message><source>打不开，不知道里面有没有；不用时把文件删掉</source><translation>Cannot be opened, so it may be inside; delete the file if it is not needed</translation></message>
    <message><source>找到的附件也清除</source><translation>Erase the attachments that were found too</translation></message>
    <message><source>撤回不了：这一包换下的旧内容里清除过个人信息</source><translation>Cannot be taken back: personal data was erased from the content that this package replaced</translation></message>
    <message><source>收到的包“{file}”（{day}）</source><translation>Package received “{file}” ({day})</translation></message>
    <message><source>收到的报送包的记录</source><translation>Log of packages received</translation></message>
    <message><source>文字中提到</source><translation>In a text</translation></message>
    <message><source>是经办的凭据，跟着登记和收发一起保留</source><translation>Proof of who did what; kept with the enrolment and the packages</translation></message>
    <message><source>跟着记录走：本单位的勾选后清除，别的单位的由它清除</source><translation>Follows the record: our own goes when ticked, another office erases its own</translation></message>
    <message><source>更早的备份删不掉：{why}</source><translation>The earlier backups cannot be deleted: {why}</translation></message>
    <message><source>本人记录</source><translation>Own record</translation></message>
    <message><source>本单位持有一个人的哪些信息：记录、附件、以前的内容、报送包和备份</source><translation>What this office holds about a person: records, attachments, earlier content, packages and backups</translation></message>
    <message><source>本机够不着，请保管人删除清除以前的备份</source><translation>Out of reach from here; ask whoever keeps them to delete those made before</translation></message>
    <message><source>正在查找</source><translation>Searching</translation></message>
    <message><source>正在清除</source><translation>Erasing</translation></message>
    <message><source>没有找到“{name}”</source><translation>“{name}” was not found</translation></message>
    <message><source>没有选中要清除的内容</source><translation>Nothing to erase was chosen</translation></message>
    <message><source>清除</source><translation>Erase</translation></message>
    <message><source>清除个人信息</source><translation>Erase personal data</translation></message>
    <message><source>清除以前的备份里还有；清除后另做一份，再删除更早的</source><translation>Still in backups made before; make another afterwards and delete the earlier ones</translation></message>
    <message><source>清除；不写只看</source><translation>Erase; without it only look</translation></message>
    <message><source>用 --to 写明报送包放到哪个文件夹</source><translation>Name the folder for the package with --to</translation></message>
    <message><source>登记与核对的记录</source><translation>Log of enrolments</translation></message>
    <message><source>登记的上下级</source><translation>Enrolled offices</translation></message>
    <message><source>经办</source><translation>Handled by</translation></message>
    <message><source>给：{name}</source><translation>To: {name}</translation></message>
    <message><source>能否清除</source><translation>Can it go</translation></message>
    <message><source>记录对上下级说的内容</source><translation>What records say to other levels</translation></message>
    <message><source>设置</source><translation>Settings</translation></message>
    <message><source>说明在变动链里，清除会断链；以后的变动说明可以清除</source><translation>They are part of the chain of changes; reasons written since can be erased</translation></message>
    <message><source>说明已清除</source><translation>Reason erased</translation></message>
    <message><source>谁经办的是记录的凭据，跟记录一起保留</source><translation>Who handled a record is proof, and stays with it</translation></message>
    <message><source>账号、密码和密钥</source><translation>accounts, passwords and keys</translation></message>
    <message><source>转报的记录</source><translation>Packages passed on</translation></message>
    <message><source>还没有删除；写上 --yes 才删除</source><translation>Nothing deleted yet; add --yes to delete</translation></message>
    <message><source>还没有清除；写上 --yes 才清除，清除以后不能撤销</source><translation>Nothing erased yet; add --yes to erase, which cannot be undone</translation></message>
    <message><source>选中的内容刚被改过，请重新查找再清除</source><translation>What was chosen has just changed; search again, then erase</translation></message>
    <message><source>选中的内容里有不能在这里清除的，请重新查找再清除</source><translation>Something that was chosen cannot be erased here; search again, then erase</translation></message>
    <message><source>附件里读出的文字和查找索引</source><translation>texts read out of attachments, and the search index</translation></message>
    <message><source>随包</source><translation>goes</translation></message>
    <message><source>上级</source><translation>the level above</translation></message>
    <message><source>出去的个人信息（给{name}）</source><translation>Personal data that leaves (to {name})</translation></message>
    <message><source>{field} {n} 处</source><translation>{field}: {n}</translation></message>
    <message><source>没有</source><translation>None</translation></message>
    <message><source>随包的附件</source><translation>Attachments that go along</translation></message>
    <message><source>不出去的</source><translation>What stays here</translation></message>
    <message><source>个人信息 {name}.xlsx</source><translation>Personal data {name}.xlsx</translation></message>
    <message><source>Excel 表格 (*.xlsx)</source><translation>Excel workbook (*.xlsx)</translation></message>
    <message><source>已导出“{file}”</source><translation>Saved “{file}”</translation></message>
    <message><source>先做一份新备份并核对，再删除本机上更早的备份。删除以后不能恢复到更早的时候。</source><translation>A new backup is made and checked first, then the earlier ones on this computer are deleted. No earlier state can be restored afterwards.</translation></message>
    <message><source>删除更早的备份</source><translation>Delete earlier backups</translation></message>
    <message><source>删除更早的备份…</source><translation>Delete earlier backups…</translation></message>
    <message><source>勾选的内容从记录、以前的内容和数据文件的空页里清除，不能撤销；修改会随下一个报送包报给上级。</source><translation>What is ticked is erased from records, earlier content and unused pages of the data file. This cannot be undone. The next package carries the change to the level above.</translation></message>
    <message><source>清除“{name}”的个人信息</source><translation>Erase the personal data of “{name}”</translation></message>
    <message><source>要清除的内容</source><translation>What is erased</translation></message>
    <message><source>写一个人的姓名或电话，看本单位持有什么。</source><translation>Write a name or phone number to see what this office holds.</translation></message>
    <message><source>清除…</source><translation>Erase…</translation></message>
    <message><source>个人信息清单</source><translation>Personal data held</translation></message>
    <message><source>查的是：{name}</source><translation>Searched for: {name}</translation></message>
    <message><source>灰色的 {n} 处不能从这里清除，后面写着为什么和怎么办。</source><translation>The {n} grey lines cannot be erased from here; each says why, and what to do.</translation></message>
    <message><source>{place}（上次报送的内容）</source><translation>{place} (as last reported)</translation></message>
    <message><source>持有的个人信息…</source><translation>Personal data held…</translation></message>
    <message><source>还没有登记的下级单位</source><translation>No units below are enrolled yet</translation></message>
    <message><source>给“{name}”生成下发的包？</source><translation>Make the package for "{name}"?</translation></message>
    <message><source>下发的台账：{what}</source><translation>Ledgers that leave: {what}</translation></message>
    <message><source>出去的个人信息：{what}</source><translation>Personal data that leave: {what}</translation></message>
    <message><source>随包的附件：{what}</source><translation>Attachments: {what}</translation></message>
    <message><source>，另有 {n} 个</source><translation>, and {n} more</translation></message>
    <message><source>正在查看下发的内容</source><translation>Looking at what leaves</translation></message>
    <message><source>含个人信息：{fields}</source><translation>Holds personal data: {fields}</translation></message>
    <message><source>等 {n} 项</source><translation> and more, {n} in all</translation></message>
    <message><source>已导出到 {name}，{note}</source><translation>Exported to {name}. {note}</translation></message>
</context>
</TS>
