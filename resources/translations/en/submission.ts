<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>submission</name>
    <message><source>已导入 {packages} 包，{records} 条</source><translation>Imported {packages} packages, {records} records</translation></message>
    <message><source>导入</source><translation>Import</translation></message>
    <message><source>还没有选报送包</source><translation>No packages chosen yet</translation></message>
    <message><source>插好 U 盘，选报送包文件，或选一个文件夹一次导入里面的全部报送包。先预览，再导入。</source><translation>Plug in the USB stick, then choose package files, or a folder to import all packages in it at once. You see a preview first.</translation></message>
    <message><source>选择报送包…</source><translation>Choose packages…</translation></message>
    <message><source>选择文件夹…</source><translation>Choose folder…</translation></message>
    <message><source>导入前自动备份；导入后可整批撤回</source><translation>Backed up before import; each package can be taken back</translation></message>
    <message><source>收到日期</source><translation>Received on</translation></message>
    <message><source>按实际收到的那天算按时或迟报</source><translation>On time or late counts from the day it was received</translation></message>
    <message><source>选择报送包</source><translation>Choose packages</translation></message>
    <message><source>选择放报送包的文件夹</source><translation>Choose the folder with the packages</translation></message>
    <message><source>正在打开报送包</source><translation>Opening packages</translation></message>
    <message><source>导入预览</source><translation>Import preview</translation></message>
    <message><source>预览中，尚未写入任何数据</source><translation>Preview: nothing has been written yet</translation></message>
    <message><source>先填收到日期，按它算按时或迟报</source><translation>Fill in when it was received: lateness counts from that day</translation></message>
    <message><source>收到日期不能晚于今天（{today}）</source><translation>The day of receipt cannot be after today ({today})</translation></message>
    <message><source>没有可以导入的报送包</source><translation>No package can be imported</translation></message>
    <message><source>正在导入报送包</source><translation>Importing packages</translation></message>
    <message><source>导入结果</source><translation>Import results</translation></message>
    <message><source>所有文件</source><translation>All files</translation></message>
    <message><source>“{folder}”里没有报送包，换一个文件夹</source><translation>No packages in “{folder}”: choose another folder</translation></message>
    <message><source>报送包</source><translation>Packages</translation></message>
    <message><source>{n} 个报送包</source><translation>{n} packages</translation></message>
    <message><source>导入 {n} 包</source><translation>Import {n}</translation></message>
    <message><source>正在查看有没有依据这一包的内容</source><translation>Looking for what stands on this package</translation></message>
    <message><source>数据回到导入这一包以前的样子；下次下发的包会告诉对方。</source><translation>The data go back to what they were before this package; the next package down tells its sender.</translation></message>
    <message><source>正在撤回导入</source><translation>Taking the import back</translation></message>
    <message><source>整批撤回</source><translation>Take back</translation></message>
    <message><source>继续导入</source><translation>Import more</translation></message>
    <message><source>导入前的数据已备份。</source><translation>The data were backed up before.</translation></message>
    <message><source>结果</source><translation>Result</translation></message>
    <message><source>新增</source><translation>New</translation></message>
    <message><source>变更</source><translation>Changed</translation></message>
    <message><source>相同</source><translation>Same</translation></message>
    <message><source>{n} 个文件没有导入，原因见下表。</source><translation>{n} files were not imported; see the reasons below.</translation></message>
    <message><source>撤回不了，还有 {n} 处依据它</source><translation>Cannot be taken back: {n} things stand on it</translation></message>
    <message><source>撤回“{name}”的导入？</source><translation>Take back the import of “{name}”?</translation></message>
    <message><source>没有见过第 {numbers} 号包，内容已包含在这一包里</source><translation>Package {numbers} was never seen; this one contains it</translation></message>
    <message><source>{n} 条记录要重新决定</source><translation>{n} records need a new decision</translation></message>
    <message><source>核对码 {code}</source><translation>Check code {code}</translation></message>
    <message><source>{sender} 第 {seq} 号包</source><translation>{sender}, package {seq}</translation></message>
    <message><source>有变更</source><translation>Changed</translation></message>
    <message><source>冲突</source><translation>Conflict</translation></message>
    <message><source>可以导入</source><translation>Can be imported</translation></message>
    <message><source>新记录</source><translation>New record</translation></message>
    <message><source>按变化筛选</source><translation>Filter by change</translation></message>
    <message><source>报送包里的记录</source><translation>Records in the package</translation></message>
    <message><source>逐字段对照</source><translation>Field-by-field comparison</translation></message>
    <message><source>下一条冲突（F8）</source><translation>Next conflict (F8)</translation></message>
    <message><source>在预览中查找（Ctrl+F）</source><translation>Find in preview (Ctrl+F)</translation></message>
    <message><source>在预览中查找</source><translation>Find in preview</translation></message>
    <message><source>文件夹里有别的东西</source><translation>There are other things in the folder</translation></message>
    <message><source>本机现有</source><translation>On this PC</translation></message>
    <message><source>包内</source><translation>In the package</translation></message>
    <message><source>{n} 个字段不同</source><translation>{n} fields differ</translation></message>
    <message><source>{sender} ・ {kind} ・ {day}生成 ・ 核对码 {code}</source><translation>{sender} ・ {kind} ・ made {day} ・ check code {code}</translation></message>
    <message><source>显示 {n} 条</source><translation>{n} shown</translation></message>
    <message><source>这里没有要列出的记录</source><translation>No records to list here</translation></message>
    <message><source>整包不导入，原因会写进给对方的回执</source><translation>Nothing of it is imported; the receipt tells its sender why</translation></message>
    <message><source>对方还没看到本机的决定，就又改了这条记录</source><translation>The sender changed this record before seeing the decision made here</translation></message>
    <message><source>导入后重新回到待决定；不同意的，在审核决定里退回。</source><translation>After the import it awaits a decision again; return it under Decisions if you disagree.</translation></message>
    <message><source>记录</source><translation>Record</translation></message>
    <message><source>变化</source><translation>Change</translation></message>
    <message><source>显示 {n} 条（相同的 {same} 条不列出）</source><translation>{n} shown ({same} that are the same are not listed)</translation></message>
    <message><source>选 U 盘上的文件夹。写完读回核对，核对一致才显示可以拔出。</source><translation>Choose a folder on the USB stick. The copy is read back and compared before it is safe to pull.</translation></message>
    <message><source>上一步</source><translation>Back</translation></message>
    <message><source>还没有选文件夹</source><translation>No folder chosen</translation></message>
    <message><source>保存到</source><translation>Save to</translation></message>
    <message><source>更改…</source><translation>Change…</translation></message>
    <message><source>不作为哪一期的报表，只更新数据</source><translation>No period's report, only an update</translation></message>
    <message><source>正在检查报送内容</source><translation>Checking what will be sent</translation></message>
    <message><source>只更新数据</source><translation>Update only</translation></message>
    <message><source>下一步</source><translation>Next</translation></message>
    <message><source>还在检查</source><translation>Still checking</translation></message>
    <message><source>还没有登记到上级</source><translation>Not enrolled with a level above yet</translation></message>
    <message><source>先选保存到哪个文件夹</source><translation>Choose a folder to save to</translation></message>
    <message><source>报送包保存到哪个文件夹</source><translation>Where to save the package</translation></message>
    <message><source>正在生成报送包</source><translation>Making the package</translation></message>
    <message><source>正在写入 U 盘</source><translation>Writing to the USB stick</translation></message>
    <message><source>选择范围</source><translation>Choose period</translation></message>
    <message><source>核对与签字</source><translation>Check and sign</translation></message>
    <message><source>生成</source><translation>Make</translation></message>
    <message><source>送出与回执</source><translation>Carry and receipt</translation></message>
    <message><source>报送包已生成</source><translation>Package made</translation></message>
    <message><source>{year}年{period}</source><translation>{period} {year}</translation></message>
    <message><source>报送包未生成</source><translation>Package not made yet</translation></message>
    <message><source>有 {n} 项检查未通过，改正后才能生成</source><translation>{n} checks failed: correct them first</translation></message>
    <message><source>还差{roles}签字</source><translation>Signatures missing: {roles}</translation></message>
    <message><source>报送包未生成・{reason}</source><translation>Package not made yet ・ {reason}</translation></message>
    <message><source>核对码</source><translation>Check code</translation></message>
    <message><source>再存一份…</source><translation>Save a copy…</translation></message>
    <message><source>文件名</source><translation>File name</translation></message>
    <message><source>大小</source><translation>Size</translation></message>
    <message><source>保存在</source><translation>Saved in</translation></message>
    <message><source>内容</source><translation>Content</translation></message>
    <message><source>包号</source><translation>No.</translation></message>
    <message><source>接下来</source><translation>What next</translation></message>
    <message><source>1. 把 U 盘送到上级，交给导入的人。</source><translation>1. Take the USB stick to the level above.</translation></message>
    <message><source>2. 打电话念核对码，两边一致就是同一个包。</source><translation>2. Read the check code out over the phone: equal codes mean the same package.</translation></message>
    <message><source>3. 上级导入后，回执和审核决定随下发的包带回来。</source><translation>3. After the import, receipt and decisions come back with a package down.</translation></message>
    <message><source>4. 在“导入”里导入下发的包，“收发记录”就显示已接收。</source><translation>4. Import that package under Import; the road ledger then shows it as accepted.</translation></message>
    <message><source>核对码（打电话时念给对方）</source><translation>Check code (read it out over the phone)</translation></message>
    <message><source>没有回执也不要紧：下次的包包含这次的全部内容。</source><translation>No receipt is no loss: the next package contains all of this one.</translation></message>
    <message><source>报送包已生成，还没有存到 U 盘</source><translation>Package made, but not saved to a stick yet</translation></message>
    <message><source>包留在本机，换一个 U 盘或文件夹再存。</source><translation>It is kept on this PC: save it to another stick or folder.</translation></message>
    <message><source>和上次相比没有改动，还是上次那个包。</source><translation>Nothing has changed since: this is the same package as before.</translation></message>
    <message><source>已写好并读回核对一致，U 盘可以拔出</source><translation>Written, read back and equal: the USB stick can be pulled</translation></message>
    <message><source>{records} 条记录，{files} 个附件</source><translation>{records} records, {files} attachments</translation></message>
    <message><source>只在本机</source><translation>On this PC only</translation></message>
    <message><source>第 {seq} 号包</source><translation>Package {seq}</translation></message>
    <message><source>报送内容</source><translation>What is sent</translation></message>
    <message><source>{n} 条</source><translation>{n}</translation></message>
    <message><source>新带附件 {n} 个，{size}</source><translation>{n} new attachments, {size}</translation></message>
    <message><source>检查结果</source><translation>Checks</translation></message>
    <message><source>去修改</source><translation>Correct</translation></message>
    <message><source>{n} 条，草稿 {drafts} 条不报</source><translation>{n}, {drafts} drafts stay</translation></message>
    <message><source>没有要新带的附件</source><translation>No new attachments</translation></message>
    <message><source>与上次报送（{day}，第 {seq} 号包）相比</source><translation>Since the last package ({day}, no. {seq})</translation></message>
    <message><source>改动 {n} 条</source><translation>{n} records changed</translation></message>
    <message><source>第一次报送</source><translation>First package</translation></message>
    <message><source>未通过 {n}</source><translation>{n} failed</translation></message>
    <message><source>提醒 {n}</source><translation>{n} reminders</translation></message>
    <message><source>通过 {n}</source><translation>{n} passed</translation></message>
    <message><source>去补充</source><translation>Complete</translation></message>
    <message><source>有草稿不报送</source><translation>Some drafts stay behind</translation></message>
    <message><source>全部报送</source><translation>All are sent</translation></message>
    <message><source>没有改动</source><translation>Nothing changed</translation></message>
    <message><source>展开其余 {n} 项通过的检查</source><translation>Show {n} more passed checks</translation></message>
    <message><source>审核人</source><translation>Reviewer</translation></message>
    <message><source>负责人</source><translation>Leader</translation></message>
    <message><source>本机签字</source><translation>On this PC</translation></message>
    <message><source>纸质签字</source><translation>On paper</translation></message>
    <message><source>签字</source><translation>Sign</translation></message>
    <message><source>签字后内容有改动，签字自动失效，需要重签。</source><translation>If the content changes, signatures are void and must be made again.</translation></message>
    <message><source>内容有改动，签字已失效，核对后重签。</source><translation>The content has changed: signatures are void. Check and sign again.</translation></message>
    <message><source>重签</source><translation>Sign again</translation></message>
    <message><source>审核人不能和填报人是同一个人，换一个名字</source><translation>Reviewer and filler must be two people: change one name</translation></message>
    <message><source>签字日期不能晚于今天</source><translation>The day of signing cannot be after today</translation></message>
    <message><source>{role}姓名</source><translation>{role}: name</translation></message>
    <message><source>{role}签字方式</source><translation>{role}: how signed</translation></message>
    <message><source>{role}签字日期</source><translation>{role}: signed on</translation></message>
    <message><source>{role}签字</source><translation>{role}: sign</translation></message>
    <message><source>{role}重签</source><translation>{role}: sign again</translation></message>
    <message><source>先填{role}姓名</source><translation>Fill in the name: {role}</translation></message>
    <message><source>已导入过</source><translation>Imported before</translation></message>
    <message><source>隔离待核对</source><translation>Quarantined</translation></message>
    <message><source>已撤回</source><translation>Taken back</translation></message>
    <message><source>被拒收</source><translation>Refused</translation></message>
    <message><source>对方待核对</source><translation>Being cleared up</translation></message>
    <message><source>对方已撤回</source><translation>Taken back there</translation></message>
    <message><source>后面的包已代替</source><translation>Superseded</translation></message>
    <message><source>下发</source><translation>Down</translation></message>
    <message><source>上报</source><translation>Up</translation></message>
    <message><source>还没有带走</source><translation>Not carried yet</translation></message>
    <message><source>今天带走</source><translation>Carried today</translation></message>
    <message><source>{month}{day}日</source><translation>{day} {month}</translation></message>
    <message><source>已带走 {days} 天 无回执</source><translation>Carried {days} d ago, no receipt</translation></message>
    <message><source>报送</source><translation>Send</translation></message>
    <message><source>报送情况</source><translation>Submissions</translation></message>
    <message><source>收发记录</source><translation>Road ledger</translation></message>
    <message><source>{period}：应报 {due}，已报 {sent}（其中迟报 {late}），未报 {missing}</source><translation>{period}: {due} due, {sent} sent ({late} late), {missing} missing</translation></message>
    <message><source>已写好 {count} 个下发的包，读回核对一致：{folder}</source><translation>{count} packages down written and read back: {folder}</translation></message>
    <message><source>报表周期</source><translation>Report period</translation></message>
    <message><source>按欠报筛选</source><translation>Filter by what is owed</translation></message>
    <message><source>生成回执与决定包…</source><translation>Make packages down…</translation></message>
    <message><source>导入报送包…</source><translation>Import packages…</translation></message>
    <message><source>导入该单位报送包…</source><translation>Import its package…</translation></message>
    <message><source>回执与决定包保存到哪个文件夹</source><translation>Where to save the packages down</translation></message>
    <message><source>正在生成下发的包</source><translation>Making packages down</translation></message>
    <message><source>{due}截止</source><translation>Due {due}</translation></message>
    <message><source>已报 / 应报</source><translation>Sent / due</translation></message>
    <message><source>往来记录</source><translation>Past packages</translation></message>
    <message><source>各单位 → {name}</source><translation>Units → {name}</translation></message>
    <message><source>按时率</source><translation>On time</translation></message>
    <message><source>迟报 {days} 天</source><translation>{days} d late</translation></message>
    <message><source>{due}截止，{day}收到</source><translation>Due {due}, received {day}</translation></message>
    <message><source>{due}截止，已超期 {days} 天</source><translation>Due {due}, {days} d overdue</translation></message>
    <message><source>季报</source><translation>Quarterly</translation></message>
    <message><source>年报</source><translation>Yearly</translation></message>
    <message><source>有欠报的</source><translation>Owing</translation></message>
    <message><source>还没有下级单位</source><translation>No units below yet</translation></message>
    <message><source>第 {seq} 号包（{period}）{result}</source><translation>Package {seq} ({period}): {result}</translation></message>
    <message><source>更新数据</source><translation>update</translation></message>
    <message><source>{n}天</source><translation>{n} d</translation></message>
    <message><source>已写好并读回核对一致：{folder}</source><translation>Written and read back: {folder}</translation></message>
    <message><source>发出或收到</source><translation>Sent or received</translation></message>
    <message><source>发出的报送包</source><translation>Packages sent</translation></message>
    <message><source>收到的报送包</source><translation>Packages received</translation></message>
    <message><source>这一包改动的记录</source><translation>Records changed by this package</translation></message>
    <message><source>重新导入</source><translation>Import again</translation></message>
    <message><source>“报送”里生成报送包，“导入”里导入收到的包。</source><translation>Make packages under Send, import what you received under Import.</translation></message>
    <message><source>正在打开这一包的改动</source><translation>Opening what this package changed</translation></message>
    <message><source>导入前</source><translation>Before</translation></message>
    <message><source>导入后</source><translation>After</translation></message>
    <message><source>恢复接收</source><translation>Receive again</translation></message>
    <message><source>已恢复接收“{name}”的报送包</source><translation>Packages of “{name}” are received again</translation></message>
    <message><source>收件单位</source><translation>To</translation></message>
    <message><source>回执</source><translation>Receipt</translation></message>
    <message><source>收到</source><translation>Received</translation></message>
    <message><source>还没有发出过报送包</source><translation>No packages sent yet</translation></message>
    <message><source>还没有存到 U 盘</source><translation>Not saved to a stick yet</translation></message>
    <message><source>还没有收到过报送包</source><translation>No packages received yet</translation></message>
    <message><source>恢复接收“{name}”的报送包？</source><translation>Receive packages of “{name}” again?</translation></message>
    <message><source>发出</source><translation>Sent</translation></message>
    <message><source>第 {seq} 号包 → {name}</source><translation>Package {seq} → {name}</translation></message>
    <message><source>回执：{state}</source><translation>Receipt: {state}</translation></message>
    <message><source>核对码：{code}</source><translation>Check code: {code}</translation></message>
    <message><source>文件：{name}，{size}</source><translation>File: {name}, {size}</translation></message>
    <message><source>内容：{records} 条记录，{files} 个附件</source><translation>Content: {records} records, {files} attachments</translation></message>
    <message><source>发出 {n} 包</source><translation>{n} packages sent</translation></message>
    <message><source>结果：{result}</source><translation>Result: {result}</translation></message>
    <message><source>收到：{day}，{by} 导入</source><translation>Received {day}, imported by {by}</translation></message>
    <message><source>核对码：{code}，回执码：{receipt}</source><translation>Check code: {code}, receipt code: {receipt}</translation></message>
    <message><source>收到 {n} 包</source><translation>{n} packages received</translation></message>
    <message><source>对方收到：{day}</source><translation>Received there: {day}</translation></message>
    <message><source>{name} 第 {seq} 号包</source><translation>{name}, package {seq}</translation></message>
    <message><source>方向：{way}</source><translation>Way: {way}</translation></message>
    <message><source>等待决定的申请</source><translation>Requests waiting for a decision</translation></message>
    <message><source>没有等待决定的申请</source><translation>No requests are waiting</translation></message>
    <message><source>下级申请验收、延期或报审方案，导入他们的报送包后出现在这里。</source><translation>Requests for acceptance, extension or review appear here once the packages are imported.</translation></message>
    <message><source>打开记录</source><translation>Open record</translation></message>
    <message><source>申请</source><translation>Request</translation></message>
    <message><source>申请日期</source><translation>Asked on</translation></message>
    <message><source>已等</source><translation>Waiting</translation></message>
    <message><source>佐证与附件</source><translation>Evidence and files</translation></message>
    <message><source>{n} 件等待决定</source><translation>{n} waiting for a decision</translation></message>
    <message><source>{n} 天</source><translation>{n} d</translation></message>
    <message><source>字段</source><translation>Field</translation></message>
    <message><source>“{title}”补全后才报送</source><translation>“{title}” is sent once it is complete</translation></message>
    <message><source>已登记到上级“{name}”</source><translation>Enrolled with “{name}”</translation></message>
    <message><source>“{title}”的附件不在本机</source><translation>An attachment of “{title}” is not on this PC</translation></message>
    <message><source>重新添加附件，或从记录里去掉它</source><translation>Add the attachment again, or remove it from the record</translation></message>
    <message><source>附件齐全，共 {count} 个</source><translation>All {count} attachments are here</translation></message>
    <message><source>{ledger}还有 {count} 条草稿不报送</source><translation>{ledger}: {count} drafts are not sent</translation></message>
    <message><source>本期记录都已填完</source><translation>All records of the period are complete</translation></message>
    <message><source>没有超期的记录</source><translation>Nothing is overdue</translation></message>
    <message><source>“{title}”的{field}指向已删除的记录</source><translation>{field} of “{title}” points at a deleted record</translation></message>
    <message><source>换一个，或清空这一栏</source><translation>Choose another one, or clear the field</translation></message>
    <message><source>人员、单位和计划的引用都有效</source><translation>Links to people, units and plans are valid</translation></message>
    <message><source>第 {seq} 号包上级没有接收</source><translation>Package {seq} was not accepted above</translation></message>
    <message><source>{ledger}有 {count} 条超期</source><translation>{ledger}: {count} overdue</translation></message>
    <message><source>将如实报送，先核对进展和时限</source><translation>They are sent as they are: check progress and deadlines</translation></message>
    <message><source>向上级问明原因后再报送</source><translation>Ask the level above for the reason first</translation></message>
    <message><source>第 {seq} 号包已带走 {days} 天，还没有回执</source><translation>Package {seq} left {days} days ago, no receipt yet</translation></message>
    <message><source>新包包含它的全部内容，可以照常报送</source><translation>The new package contains all of it: send as usual</translation></message>
    <message><source>以前的报送包都有着落</source><translation>Earlier packages are all accounted for</translation></message>
    <message><source>{part}第 {row} 行：{field}</source><translation>{part} {row}: {field}</translation></message>
    <message><source>以前的报送包</source><translation>Earlier packages</translation></message>
    <message><source>报送期间</source><translation>Period</translation></message>
    <message><source>报送哪一期</source><translation>Which period</translation></message>
    <message><source>期间只说明这是哪一期的报表；每个包都带本单位的全部最新内容。</source><translation>The period only names the report; every package carries all current content.</translation></message>
    <message><source>收件单位：{name}</source><translation>To: {name}</translation></message>
    <message><source>截止：{day}，{left}</source><translation>Due: {day}, {left}</translation></message>
      <message><source>生成日期</source><translation>Made on</translation></message>
</context>
</TS>
