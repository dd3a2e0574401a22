<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>recovering</name>
    <message><source>只能给本单位登记的下级另起编号</source><translation>Only an office enrolled under this one can be given a new numbering</translation></message>
    <message><source>导入上级发下来的恢复包，或请上级念编号码，输入后继续报送</source><translation>Import the recovery package from the level above, or have it read out a numbering code and type it in</translation></message>
    <message><source>本单位没有上级：确认只有这一台电脑在用以后，另起编号继续下发</source><translation>There is no level above: make sure that only this computer is in use, then start a new numbering</translation></message>
    <message><source>本机恢复过备份，恢复前发出的包到第 {seq} 号。先拿回上级那里的数据，再继续报送</source><translation>A backup was restored here, and packages up to no. {seq} had left before. Get the data back from the level above before sending again</translation></message>
    <message><source>上级已收到第 {seq} 号包，本机却没有它：本机的数据是旧的，或另有一台电脑也在报送</source><translation>The level above has package no. {seq}, which is not here: these data are old, or another computer sends as well</translation></message>
    <message><source>第 {seq} 号包与上级收到的对不上：本机恢复过备份，或另有一台电脑也在报送</source><translation>Package no. {seq} does not follow from what the level above has: a backup was restored, or another computer sends as well</translation></message>
    <message><source>编号码与第 {seq} 号包不相配，请上级把号数和编号码再念一遍</source><translation>The numbering code does not go with package no. {seq}; have the number and the code read out again</translation></message>
    <message><source>还没有登记到上级，没有谁可以念编号码</source><translation>Not enrolled with a level above, so nobody can read out a numbering code</translation></message>
    <message><source>编号码抄错了一位，请上级再念一遍</source><translation>There is a slip in the numbering code; have it read out again</translation></message>
    <message><source>本单位有上级，请上级发恢复包或念编号码</source><translation>There is a level above; ask it for a recovery package or a numbering code</translation></message>
    <message><source>对方另起编号后的第一包，第 {epoch} 轮</source><translation>The first package of their new numbering, round {epoch}</translation></message>
    <message><source>从上级拿回本单位的 {count} 条记录</source><translation>{count} own records come back from the level above</translation></message>
    <message><source>{count} 条本机后来又改过，以本机的为准，上级那一份留在改动记录里</source><translation>{count} were changed here since and stay as they are here; the other text is kept in the history</translation></message>
    <message><source>另起编号以后生成的报送包</source><translation>packages made in the new numbering</translation></message>
    <message><source>这份备份已经损坏（{why}），换一份</source><translation>This backup is damaged ({why}); choose another</translation></message>
    <message><source>撤回不了：拿回来的记录之后又改过</source><translation>Cannot be undone: records that came back were changed since</translation></message>
    <message><source>备份以后还发出过 {n} 包，最新的是第 {seq} 号；先拿回数据或另起编号，再报送</source><translation>{n} packages left after this backup, the newest no. {seq}; get the data back or start a new numbering before sending</translation></message>
    <message><source>用 --told-to 写明念给哪一位</source><translation>Name the person who is told with --told-to</translation></message>
    <message><source>号数 {seq}，编号码 {code}</source><translation>Number {seq}, numbering code {code}</translation></message>
    <message><source>已准许另起编号，第 {epoch} 轮；下一个下发包带上它的数据</source><translation>New numbering granted, round {epoch}; the next package down brings its data</translation></message>
    <message><source>没有登记过“{name}”</source><translation>“{name}” is not enrolled</translation></message>
    <message><source>有几个单位都叫“{name}”，改用单位编号</source><translation>Several units are called “{name}”; use the uid</translation></message>
    <message><source>停收日期</source><translation>Stopped on</translation></message>
    <message><source>已收</source><translation>Taken in</translation></message>
    <message><source>两边一样到</source><translation>Same up to</translation></message>
    <message><source>等待</source><translation>Waiting</translation></message>
    <message><source>已另起编号，第 {epoch} 轮</source><translation>New numbering begun, round {epoch}</translation></message>
    <message><source>已恢复 {name}</source><translation>Restored {name}</translation></message>
    <message><source>先写号数，再写编号码，如 7 K3MX-92PD</source><translation>Give the number, then the numbering code, as in 7 K3MX-92PD</translation></message>
    <message><source>下级单位的名称或编号</source><translation>Name or uid of a unit below</translation></message>
    <message><source>在电话里念给哪一位</source><translation>Who is told on the phone</translation></message>
    <message><source>念编号码的人</source><translation>Who reads out the numbering code</translation></message>
    <message><source>和谁核对的</source><translation>With whom it was cleared up</translation></message>
    <message><source>备份文件，或 backup list 列出的名字</source><translation>A backup file, or a name from backup list</translation></message>
    <message><source>列出前后对不上的单位和两边的包；本单位不能报送时说明原因</source><translation>List the units whose packages contradict each other, with both sides; say why this office may not send</translation></message>
    <message><source>准许一个下级另起编号：下发它的数据，或在电话里念编号码</source><translation>Let a unit below start a new numbering: by sending its data down, or by a code read out on the phone</translation></message>
    <message><source>main.py --data CITY package grant 清溪镇 --how code --told-to 王芳</source><translation>main.py --data CITY package grant Qingxi --how code --told-to "Wang Fang"</translation></message>
    <message><source>照上级念的号数和编号码另起编号；没有上级的单位不写</source><translation>Start a new numbering with the number and code read out by the level above; without them where nobody is above</translation></message>
    <message><source>核对清楚以后，恢复接收一个单位的报送包</source><translation>Take packages of a unit again once the matter is cleared up</translation></message>
    <message><source>main.py --data CITY package resume 清溪镇 --told-to 王芳</source><translation>main.py --data CITY package resume Qingxi --told-to "Wang Fang"</translation></message>
    <message><source>列出数据备份，最近的在前</source><translation>List the backups, newest first</translation></message>
    <message><source>上级念的号数</source><translation>The number that the level above reads out</translation></message>
    <message><source>上级念的编号码</source><translation>The numbering code that the level above reads out</translation></message>
    <message><source>recovery 下发它的数据，code 在电话里念编号码</source><translation>recovery sends its data down, code is read out on the phone</translation></message>
    <message><source>对不上</source><translation>Contradicts</translation></message>
    <message><source>记录对不上</source><translation>Records contradict</translation></message>
    <message><source>等待核对</source><translation>Waits for a decision</translation></message>
    <message><source>另起编号以前的</source><translation>From before the new numbering</translation></message>
    <message><source>照上级念的输入号数和编号码，中间空一格，如 7 K3MX-92PD</source><translation>Type the number and the code as read out, with a blank between them, as in 7 K3MX-92PD</translation></message>
    <message><source>下一次下发的包里带上本单位收到过的全部记录。对方导入后拿回数据，另起编号，再照常报送。</source><translation>The next package down brings all records received from it. Once imported there, the unit has its data again, starts a new numbering and sends as usual.</translation></message>
    <message><source>先在电话里核对是对方本人，且只有一台电脑在用。编号码只能用一次。</source><translation>Make sure on the phone that it is them, and that only one computer is in use. The code can be used once.</translation></message>
    <message><source>已收到的那一份是真的，另一份不再用时，才恢复接收。写上和谁核对的。</source><translation>Only where what was taken in is the true one and the other is no longer used. Name whom you asked.</translation></message>
    <message><source>导入恢复包…</source><translation>Import recovery package…</translation></message>
    <message><source>输入编号码…</source><translation>Enter numbering code…</translation></message>
    <message><source>现在不能报送</source><translation>Nothing can be sent now</translation></message>
    <message><source>选择恢复包</source><translation>Choose the recovery package</translation></message>
    <message><source>只有这一台电脑在用本单位的台账时才另起编号。下级照常接收以后的包。</source><translation>Only where this is the one computer in use. Units below go on taking packages as usual.</translation></message>
    <message><source>输入编号码</source><translation>Enter numbering code</translation></message>
    <message><source>先输入号数，空一格，再输入编号码</source><translation>Type the number first, then a blank and the code</translation></message>
    <message><source>分叉处理</source><translation>Forks</translation></message>
    <message><source>前后对不上的单位</source><translation>Units whose packages contradict each other</translation></message>
    <message><source>两边的包</source><translation>Packages of both sides</translation></message>
    <message><source>发恢复包…</source><translation>Send recovery package…</translation></message>
    <message><source>念编号码…</source><translation>Read out a code…</translation></message>
    <message><source>按登记重来</source><translation>Enrol anew</translation></message>
    <message><source>恢复接收…</source><translation>Receive again…</translation></message>
    <message><source>下次下发给“{name}”的包就是恢复包</source><translation>The next package down to “{name}” is the recovery package</translation></message>
    <message><source>取编号码</source><translation>Get the code</translation></message>
    <message><source>等待处理</source><translation>To be decided</translation></message>
    <message><source>数据待对方收回</source><translation>Data not yet taken back</translation></message>
    <message><source>已念编号码</source><translation>Code read out</translation></message>
    <message><source>待下发恢复包</source><translation>Recovery package to be sent</translation></message>
    <message><source>已重新登记</source><translation>Enrolled anew</translation></message>
    <message><source>由它的上级处理，处理结果随上级的包报上来。</source><translation>Its own level above deals with it; what comes of it arrives with that level's packages.</translation></message>
    <message><source>对方还没有拿回以前的数据，下发的包里一直带着，直到对方收到。</source><translation>They do not have their earlier data back yet; every package down brings them until they do.</translation></message>
    <message><source>另起编号…</source><translation>Start a new numbering…</translation></message>
    <message><source>另起编号继续下发？</source><translation>Start a new numbering and go on sending?</translation></message>
    <message><source>没有前后对不上的单位</source><translation>No packages contradict each other</translation></message>
    <message><source>对方恢复过备份，或两台电脑各有一份台账时，会在这里列出。</source><translation>Units that restored a backup, or use two computers, are listed here.</translation></message>
    <message><source>请对方照样输入</source><translation>Have them type it in</translation></message>
    <message><source>上级发下来的包前后对不上，先打电话问上级是不是恢复过备份。</source><translation>Packages from the level above contradict each other; ask there whether a backup was restored.</translation></message>
    <message><source>处理到</source><translation>State</translation></message>
    <message><source>{n} 个单位等待处理</source><translation>{n} units to be decided</translation></message>
    <message><source>念给“{name}”的哪一位？</source><translation>Who at “{name}” is told?</translation></message>
    <message><source>到第 {common} 号包为止两边一样，已收第 {head} 号包，又来了接不上的包。</source><translation>Both sides are the same up to package no. {common}; no. {head} was taken in, then one came that does not follow.</translation></message>
    <message><source>对方恢复过备份：发恢复包，或念编号码。两台电脑各有一份：留一台，另一台重新登记或停用。</source><translation>Backup restored there: send a recovery package, or read out a code. Two computers: keep one; the other enrols anew or is no longer used.</translation></message>
    <message><source>已准许另起编号，第 {epoch} 轮</source><translation>New numbering granted, round {epoch}</translation></message>
    <message><source>给“{name}”发恢复包？</source><translation>Send “{name}” a recovery package?</translation></message>
    <message><source>导入之前</source><translation>Before an import</translation></message>
    <message><source>手动备份</source><translation>Made by hand</translation></message>
    <message><source>恢复备份之前</source><translation>Before a restore</translation></message>
    <message><source>自动备份</source><translation>Made by itself</translation></message>
    <message><source>数据备份</source><translation>Backups</translation></message>
    <message><source>恢复备份…</source><translation>Restore backup…</translation></message>
    <message><source>恢复备份</source><translation>Restore backup</translation></message>
    <message><source>恢复到 {moment} 的备份？</source><translation>Restore the backup of {moment}?</translation></message>
    <message><source>备份时间</source><translation>Made at</translation></message>
    <message><source>备份原因</source><translation>Why</translation></message>
    <message><source>分叉处理…</source><translation>Forks…</translation></message>
    <message><source>先拿回数据或另起编号</source><translation>Get the data back or start a new numbering first</translation></message>
    <message><source>数据回到了备份时的样子。</source><translation>The data are what they were when the backup was made.</translation></message>
    <message><source>这份备份以后还发出过 {n} 包，最新的是第 {seq} 号。现在不能报送：到报送中心拿回数据或另起编号。</source><translation>{n} packages left after this backup, the newest no. {seq}. Nothing can be sent now: get the data back or start a new numbering in the submission centre.</translation></message>
    <message><source>备份已恢复</source><translation>Backup restored</translation></message>
    <message><source>这个包出自对方另起编号以前没有续下来的那一份台账，不收；内容以后来的包为准</source><translation>This package comes from a copy that was given up when they started a new numbering; not taken in, later packages count</translation></message>
    <message><source>对方已另起编号，它的上级还没有把这件事报上来；等上级的包到了再导入</source><translation>They started a new numbering and the level above them has not reported it yet; import again once its package is here</translation></message>
    <message><source>其中 {count} 条换下了本机现有的内容，而本机没有恢复过备份，也不缺发出过的包：先向上级问清缘由，不对就撤回这次导入</source><translation>{count} of them replace what stood here, although no backup was put back here and no package that was sent is missing: ask the level above why; if it is wrong, take this import back</translation></message>
</context>
</TS>
