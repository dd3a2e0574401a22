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
</context>
</TS>
