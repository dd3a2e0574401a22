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
<message><source>已吊销：第 {epoch} 编的第 {seq} 号包以后不再接收</source><translation>Revoked: nothing after package {seq} of epoch {epoch} is taken in</translation></message>
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
<message><source>{why}；认到第 {epoch} 编第 {seq} 号包</source><translation>{why}; good up to package {seq} of epoch {epoch}</translation></message>
<message><source>重新登记，从第 {epoch} 编起</source><translation>Enrolled again, beginning with epoch {epoch}</translation></message>
<message><source>详情</source><translation>Details</translation></message>
<message><source>已吊销：它的包一个也不接收</source><translation>Revoked: none of its packages is taken in</translation></message>
<message><source>{why}；它的包一个也不认</source><translation>{why}; none of its packages counts</translation></message>
</context>
</TS>
