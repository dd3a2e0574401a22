<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>transfer</name>
    <message>
        <source>核对码与“{name}”的申请不一致，请在电话里重新核对一遍</source>
        <translation>The fingerprint does not match the request of “{name}”; compare it again over the phone</translation>
    </message>
    <message>
        <source>这是本单位自己的登记申请，交给上级办理</source>
        <translation>This is this office's own request; take it to the level above</translation>
    </message>
    <message>
        <source>“{name}”的层级不低于本单位，不能登记为下级；请对方核对设置里的层级</source>
        <translation>“{name}” is not on a lower level and cannot be enrolled below; it should check the level in its settings</translation>
    </message>
    <message>
        <source>本单位已经登记在“{name}”，不能再装别的上级的答复</source>
        <translation>This office is enrolled at “{name}” and cannot take the answer of another level above</translation>
    </message>
    <message>
        <source>“{name}”已由别的单位登记，先与对方核对</source>
        <translation>“{name}” has been enrolled by another office; check with it first</translation>
    </message>
    <message>
        <source>登记下级单位“{name}”</source>
        <translation>Enrol “{name}” below</translation>
    </message>
    <message>
        <source>按上级要求调整报送内容</source>
        <translation>Send what the level above asks for</translation>
    </message>
    <message>
        <source>“{file}”读不出来：{why}</source>
        <translation>“{file}” cannot be read: {why}</translation>
    </message>
    <message>
        <source>还没有登记到上级，先办理登记再报送</source>
        <translation>Not enrolled at a level above yet; enrol first, then submit</translation>
    </message>
    <message>
        <source>还没有登记的下级单位，先办理登记再下发</source>
        <translation>No office below is enrolled yet; enrol one first, then hand down</translation>
    </message>
    <message>
        <source>第 {seq} 号包的文件已不在本机，重新生成后再存</source>
        <translation>The file of package {seq} is no longer on this computer; make it again, then save it</translation>
    </message>
    <message>
        <source>导入“{sender}”第 {seq} 号包</source>
        <translation>Import package {seq} of “{sender}”</translation>
    </message>
    <message>
        <source>未到期</source>
        <translation>Not due</translation>
    </message>
    <message>
        <source>未报</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>迟报</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>To be checked</translation>
    </message>
    <message>
        <source>撤回导入“{sender}”第 {seq} 号包</source>
        <translation>Undo the import of package {seq} of “{sender}”</translation>
    </message>
    <message>
        <source>没有导入过这个报送包，或已经撤回</source>
        <translation>This package was never imported, or its import was undone</translation>
    </message>
    <message>
        <source>撤回不了这个包，还有 {count} 处依据它：{first}</source>
        <translation>This import cannot be undone; {count} things depend on it: {first}</translation>
    </message>
    <message>
        <source>之后导入的第 {seq} 号包</source>
        <translation>package {seq}, imported later</translation>
    </message>
    <message>
        <source>对“{title}”作出的决定</source>
        <translation>the decision on “{title}”</translation>
    </message>
    <message>
        <source>内容已包含在第 {seq} 号包里，没有变化</source>
        <translation>Package {seq} holds all of it already; nothing changed</translation>
    </message>
    <message>
        <source>这个包以前导入过，没有变化</source>
        <translation>This package was imported before; nothing changed</translation>
    </message>
    <message>
        <source>这是本单位自己的报送包，不用导入</source>
        <translation>This is this office's own package; nothing to import</translation>
    </message>
    <message>
        <source>这个报送包不走这条路：只收下级报上来的和上级发下来的</source>
        <translation>This package does not go this way: only packages from below and from the level above are taken in</translation>
    </message>
    <message>
        <source>包里有不属于发送单位的记录，请与发送单位核对</source>
        <translation>It holds records that are not the sender's; check with the sender</translation>
    </message>
    <message>
        <source>与以前收到的第 {seq} 号包对不上，对方可能恢复过备份或有两份台账，先与对方核对</source>
        <translation>It does not follow from package {seq} received before; the sender may have restored a backup or keep two copies, check with it first</translation>
    </message>
    <message>
        <source>包里有记录与已收到的对不上，对方可能恢复过备份或有两份台账，先与对方核对</source>
        <translation>A record in it contradicts what was received before; the sender may have restored a backup or keep two copies, check with it first</translation>
    </message>
    <message>
        <source>这个单位的报送包前后对不上，核对清楚以前先不收</source>
        <translation>This office's packages contradict each other; none is taken in until that is cleared up</translation>
    </message>
</context>
</TS>
