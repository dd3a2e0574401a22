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
</context>
</TS>
