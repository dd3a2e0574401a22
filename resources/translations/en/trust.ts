<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
<name>trust</name>
<message><source>发送单位的这套密钥已停用，第 {seq} 号以后的包不再接收；请对方重新登记</source><translation>These keys of the sender are no longer in use: nothing after package {seq} is taken in. Ask the sender to enrol again</translation></message>
<message><source>包里的名册与已收到的对不上，对方可能恢复过备份，先与对方核对</source><translation>The roster in the package does not fit the one received before. The sender may have restored a backup: clear it up with them first</translation></message>
<message><source>包里的名册列有“{name}”，它已登记在别处，先与发送单位核对</source><translation>The roster in the package names {name}, which is enrolled elsewhere. Clear it up with the sender first</translation></message>
<message><source>“{name}”用的密钥已经停用，请对方更换密钥后重新申请</source><translation>{name} uses keys that are no longer in use. Ask them to make new keys and a new request</translation></message>
<message><source>这个单位还没有登记，先办理登记</source><translation>This unit is not enrolled yet. Enrol it first</translation></message>
<message><source>要接替的单位不在本单位的下级名单里</source><translation>The unit to be continued is not among the units below this office</translation></message>
<message><source>“{name}”已登记在“{via}”，先请它吊销</source><translation>{name} is enrolled at {via}. Ask it to revoke that first</translation></message>
<message><source>本机已有自己的台账，不能接替“{name}”；在新设立的台账里安装这份答复</source><translation>This computer already holds a ledger and cannot continue {name}. Install the answer in a ledger that has just been set up</translation></message>
<message><source>接替“{name}”</source><translation>Continue {name}</translation></message>
<message><source>新密钥还在等上级确认，不用再换</source><translation>The new keys still wait for the level above. There is no need to change them again</translation></message>
<message><source>写明为什么吊销，再吊销</source><translation>Say why before you revoke</translation></message>
<message><source>这个单位没有在用的密钥，不用吊销</source><translation>This unit has no keys in use. There is nothing to revoke</translation></message>
<message><source>继任单位</source><translation>Succeeded by</translation></message>
<message><source>停用后，以后的期次由它报送</source><translation>After the end it reports the later periods</translation></message>
<message><source>继任单位不能是本单位自己</source><translation>A unit cannot succeed itself</translation></message>
<message><source>有继任单位时要填停用日期</source><translation>Where there is a successor, fill in the end date</translation></message>
<message><source>电话那头的人</source><translation>The person at the other end of the phone</translation></message>
<message><source>对方是这个已登记的单位换了电脑：名称或记录号</source><translation>It is this enrolled unit on a new computer: name or uid</translation></message>
<message><source>下级单位：名称或记录号</source><translation>The unit below: name or uid</translation></message>
<message><source>为什么吊销</source><translation>Why it is revoked</translation></message>
<message><source>最后一个有效的包，编-号，如 1-7；不写就是最后收下的一包</source><translation>The last good package, epoch-number, as 1-7; without it, the last one taken in</translation></message>
<message><source>把发送单位已经登记的导入</source><translation>Import those whose sender is enrolled by now</translation></message>
<message><source>把给一个下级的答复再写一份</source><translation>Write the answer to a unit below once more</translation></message>
<message><source>密钥丢失、电脑被复制时重做密钥，然后重新登记</source><translation>After a lost key or on a copied computer: make new keys, then enrol again</translation></message>
<message><source>更换还没有丢失的密钥，不用打电话</source><translation>Replace keys that are not lost; no phone call needed</translation></message>
<message><source>吊销一个下级的密钥，以后的包不再接收</source><translation>Revoke the keys of a unit below: later packages are refused</translation></message>
<message><source>哪些包因为不认识发送单位在等，登记以后导入</source><translation>Packages that wait because their sender is unknown; import them after enrolment</translation></message>
<message><source>登记、吊销、更换密钥的记录，和谁核对的</source><translation>The log of enrolments, revocations and new keys, and with whom they were checked</translation></message>
<message><source>对方装入答复后，核对码应是 {code}</source><translation>Once they have installed the answer, their fingerprint of you must be {code}</translation></message>
<message><source>已重做密钥，要重新登记：写一份登记申请交给上级，核对码 {code}</source><translation>New keys are made. Enrol again: write a request for the level above, fingerprint {code}</translation></message>
<message><source>新密钥已启用，随下一次下发的包告诉下级</source><translation>The new keys are in use. The next packages down tell the units below</translation></message>
<message><source>新密钥已做好，随下一个报送包报上级确认；确认以前仍用旧密钥</source><translation>The new keys are made. The next package up asks the level above to confirm them; until then the old ones stay in use</translation></message>
<message><source>已吊销：{epoch}-{seq} 号包以后不再接收</source><translation>Revoked: nothing after package {epoch}-{seq} is taken in</translation></message>
<message><source>最后一个有效的包写成 编-号，如 1-7</source><translation>Write the last good package as epoch-number, as 1-7</translation></message>
<message><source>密钥</source><translation>Key</translation></message>
<message><source>收到</source><translation>Received</translation></message>
<message><source>文件</source><translation>File</translation></message>
<message><source>时间</source><translation>Time</translation></message>
<message><source>经手人</source><translation>By</translation></message>
<message><source>事项</source><translation>Event</translation></message>
<message><source>对方</source><translation>Other side</translation></message>
<message><source>包</source><translation>Packages</translation></message>
<message><source>单位</source><translation>Unit</translation></message>
<message><source>登记下级</source><translation>Enrolled below</translation></message>
<message><source>本机重做密钥</source><translation>New keys here</translation></message>
<message><source>更换密钥</source><translation>Replace keys</translation></message>
<message><source>吊销</source><translation>Revoke</translation></message>
<message><source>登记到上级</source><translation>Enrolled above</translation></message>
<message><source>准许另起编号</source><translation>New epoch granted</translation></message>
<message><source>另起编号</source><translation>New epoch begun</translation></message>
<message><source>恢复接收</source><translation>Receive again</translation></message>
<message><source>发恢复包</source><translation>Recovery package</translation></message>
<message><source>念编号码</source><translation>Code read out</translation></message>
<message><source>重新登记</source><translation>Enrol again</translation></message>
<message><source>{why}；认到 {epoch}-{seq} 号包</source><translation>{why}; good up to package {epoch}-{seq}</translation></message>
<message><source>重新登记，编号从 {epoch}-1 起</source><translation>Enrolled again, numbered from {epoch}-1</translation></message>
<message><source>详情</source><translation>Details</translation></message>
<message><source>已吊销：它的包一个也不接收</source><translation>Revoked: none of its packages is taken in</translation></message>
<message><source>{why}；它的包一个也不认</source><translation>{why}; none of its packages counts</translation></message>
<message><source>main.py --data CITY enrol answer 清溪镇 --to /media/stick</source><translation>main.py --data CITY enrol answer 清溪镇 --to /media/stick</translation></message>
<message><source>main.py --data CITY enrol revoke 清溪镇 --reason 电脑被盗</source><translation>main.py --data CITY enrol revoke 清溪镇 --reason "computer stolen"</translation></message>
<message><source>到“登记与核对”生成登记申请，安装上级的答复后再报送</source><translation>Write a request under Trust and install the answer of the level above, then send</translation></message>
<message><source>在用</source><translation>In use</translation></message>
<message><source>新密钥待启用</source><translation>New keys waiting</translation></message>
<message><source>已吊销</source><translation>Revoked</translation></message>
<message><source>下级的下级</source><translation>Further down</translation></message>
<message><source>登记与核对</source><translation>Trust</translation></message>
<message><source>旧密钥没有丢失时这样换，不用打电话。对方知道新密钥以前，旧的照常使用。</source><translation>This replaces keys that are not lost; no phone call needed. Until the others know the new ones, the old ones stay in use.</translation></message>
<message><source>密钥丢失或这台电脑是复制出来的，才这样做。做完以后要重新向上级登记，登记以前不能报送；已登记的下级要重新拿一份答复。</source><translation>Only after a lost key, or where this computer is a copy. Afterwards this office must enrol again above before it can send, and each unit below needs another answer.</translation></message>
<message><source>申请里写的单位</source><translation>The unit in the request</translation></message>
<message><source>已收下的到 {epoch}-{seq} 号包照认，以后的不再接收。</source><translation>What was taken in, up to package {epoch}-{seq}, still counts; nothing later is taken in.</translation></message>
<message><source>记入登记记录</source><translation>Kept in the log</translation></message>
<message><source>下级单位</source><translation>Units below</translation></message>
<message><source>等待登记的包</source><translation>Packages waiting</translation></message>
<message><source>登记记录</source><translation>Log</translation></message>
<message><source>登记下级…</source><translation>Enrol a unit…</translation></message>
<message><source>重做密钥…</source><translation>Make keys anew…</translation></message>
<message><source>打电话时逐组念给对方，对方照样输入或核对</source><translation>Read it out group by group over the phone; the other side types or compares it</translation></message>
<message><source>下级、等待或记录</source><translation>Units below, packages waiting, or log</translation></message>
<message><source>再写一份答复…</source><translation>Write answer again…</translation></message>
<message><source>换了电脑，重新登记…</source><translation>New computer: enrol again…</translation></message>
<message><source>吊销…</source><translation>Revoke…</translation></message>
<message><source>导入已登记单位的包</source><translation>Import those of enrolled units</translation></message>
<message><source>没有等待的包。不认识的单位送来的包会停在这里，登记以后再导入。</source><translation>No packages waiting. Those of unknown units stop here until the unit is enrolled.</translation></message>
<message><source>按文件名打听是哪个单位，请它送登记申请来；登记以后这些包可以导入。</source><translation>Find out from the file names whose they are and ask for a request; once enrolled, they can be imported.</translation></message>
<message><source>还没有登记、吊销或更换密钥。</source><translation>Nothing enrolled, revoked or replaced yet.</translation></message>
<message><source>已重做密钥，请重新生成登记申请交给上级</source><translation>New keys are made. Write a request for the level above again</translation></message>
<message><source>已导入 {taken} 包，没有导入 {rest} 包</source><translation>{taken} packages imported, {rest} not</translation></message>
<message><source>核对并登记…</source><translation>Compare and enrol…</translation></message>
<message><source>还没有收下过它的包，以后的也不再接收。</source><translation>Nothing of it has been taken in, and nothing will be.</translation></message>
<message><source>更换本单位的密钥？</source><translation>Replace the keys of this office?</translation></message>
<message><source>重做本单位的密钥？</source><translation>Make the keys of this office anew?</translation></message>
<message><source>重做密钥</source><translation>Make keys anew</translation></message>
<message><source>安装登记答复</source><translation>Install the answer</translation></message>
<message><source>打电话请对方念本单位核对码，照样输入 30 位数字</source><translation>Phone them, ask for the fingerprint of their office and type the 30 digits</translation></message>
<message><source>这是</source><translation>This is</translation></message>
<message><source>这个单位以前登记过。登记新密钥后，旧密钥以后的包不再接收。</source><translation>This unit was enrolled before. With the new keys, later packages of the old ones are refused.</translation></message>
<message><source>没有上级时不用登记。有上级的，生成登记申请，用 U 盘交给上级。</source><translation>Without a level above there is nothing to enrol. Otherwise write a request and take it there on a stick.</translation></message>
<message><source>给“{name}”打电话，请对方念本单位核对码，与下面的逐组核对：</source><translation>Phone {name}, ask for the fingerprint of their office and compare it group by group with this:</translation></message>
<message><source>登记“{name}”</source><translation>Enrol {name}</translation></message>
<message><source>层级：{level}，片区：{area}，申请日期：{day}</source><translation>Level: {level}, area: {area}, requested on {day}</translation></message>
<message><source>要再往来，请对方更换密钥后重新登记。</source><translation>To exchange packages again they must make new keys and enrol again.</translation></message>
<message><source>密钥自 {day} 起使用</source><translation>Keys in use since {day}</translation></message>
<message><source>上级的名册已收到第 {n} 版</source><translation>Roster of the level above: version {n}</translation></message>
<message><source>安装后本机接替“{name}”，它的数据随上级下一个包回来。</source><translation>Once installed, this computer continues {name}; its data come back with the next package from above.</translation></message>
<message><source>“{name}”换了电脑</source><translation>{name} on a new computer</translation></message>
<message><source>已吊销“{name}”的密钥</source><translation>The keys of {name} are revoked</translation></message>
<message><source>吊销“{name}”的密钥</source><translation>Revoke the keys of {name}</translation></message>
<message><source>登记日期</source><translation>Enrolled on</translation></message>
<message><source>名册</source><translation>Roster</translation></message>
<message><source>已知第 {n} 版，现为第 {newest} 版</source><translation>Has version {n}, now {newest}</translation></message>
<message><source>发送单位</source><translation>Sender</translation></message>
<message><source>经由{name}</source><translation>via {name}</translation></message>
<message><source>由{name}接替</source><translation>succeeded by {name}</translation></message>
<message><source>认到 {epoch}-{seq} 号包</source><translation>Good up to package {epoch}-{seq}</translation></message>
<message><source>已知第 {n} 版</source><translation>Has version {n}</translation></message>
<message><source>还不认识</source><translation>Unknown</translation></message>
</context>
</TS>
