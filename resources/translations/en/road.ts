<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>road</name>
    <message><source>U盘</source><translation>USB stick</translation></message>
    <message><source>光盘</source><translation>Disc</translation></message>
    <message><source>其他介质</source><translation>Other medium</translation></message>
    <message><source>带走日期晚于今天，核对日期</source><translation>The day it was taken along is after today; check the day</translation></message>
    <message><source>没有这个发出的报送包</source><translation>No such package has been made</translation></message>
    <message><source>“{file}”已经有了，换一个文件名</source><translation>“{file}” is already there; choose another name</translation></message>
    <message><source>写成这个文件，读得到它的人就能打开本单位的报送包</source><translation>write this file; whoever can read it can open this office's packages</translation></message>
    <message><source>写出本单位的读包钥匙：没有本程序时用 age 和 tar 打开自己的报送包</source><translation>write this office's reading key: to open its own packages with age and tar, without this program</translation></message>
    <message><source>“{file}”写不进去：{why}</source><translation>Cannot write “{file}”: {why}</translation></message>
    <message><source>附件全部随包</source><translation>All attachments go along</translation></message>
    <message><source>只带不超过 {size} 的附件</source><translation>Only attachments up to {size}</translation></message>
    <message><source>这次不带附件</source><translation>No attachments this time</translation></message>
    <message><source>随包 {n} 个，{size}</source><translation>{n} go along, {size}</translation></message>
    <message><source>{going}；其余 {n} 个下次随包</source><translation>{going}; the other {n} go next time</translation></message>
    <message><source>存放处只剩 {free}，附件要 {size}：少带附件，或换一个 U 盘</source><translation>Only {free} free there, the attachments need {size}: take fewer along, or another stick</translation></message>
    <message><source>携带人</source><translation>Carried by</translation></message>
    <message><source>带走日期</source><translation>Taken on</translation></message>
    <message><source>介质</source><translation>Medium</translation></message>
    <message><source>已登记第 {seq} 号包由谁带走</source><translation>Noted who took package {seq} along</translation></message>
    <message><source>登记带走</source><translation>Note who carries it</translation></message>
    <message><source>登记带走…</source><translation>Carried by…</translation></message>
    <message><source>带走：{facts}</source><translation>Taken along: {facts}</translation></message>
    <message><source>在途</source><translation>In transit</translation></message>
    <message><source>带走的包都有回执</source><translation>Every package taken along has been heard of</translation></message>
    <message><source>{n} 个附件留在本机，下次随包</source><translation>{n} attachments stayed here and go next time</translation></message>
    <message><source>{content}；{n} 个附件留在本机，下次随包</source><translation>{content}; {n} attachments stayed here and go next time</translation></message>
    <message><source>--files 写 all、none，或一个整数（单位 MB）</source><translation>--files takes all, none or a whole number (of MB)</translation></message>
    <message><source>附件：all 全部随包，none 这次不带，一个整数是只带不超过这么多 MB 的；其余下次随包</source><translation>attachments: all, none this time, or a whole number for those of at most so many MB; the rest go next time</translation></message>
    <message><source>谁带走的</source><translation>who took it along</translation></message>
    <message><source>stick U盘，disc 光盘，other 其他介质</source><translation>stick, disc or other medium</translation></message>
    <message><source>哪天带走，不写就是今天</source><translation>on which day; today if not said</translation></message>
    <message><source>登记一个报送包由谁、哪天、用什么带走</source><translation>note who took a package along, when and on what</translation></message>
    <message><source>报送包编号，见 package export --json</source><translation>the package's id, see package export --json</translation></message>
    <message><source>main.py --data D package carried PACKAGE_ID --carrier 王芳</source><translation>main.py --data D package carried PACKAGE_ID --carrier "Wang Fang"</translation></message>
    <message><source>这一期还没有开始</source><translation>This period has not begun</translation></message>
    <message><source>换一个期间，或不作为哪一期的报表，只更新数据</source><translation>Choose another period, or update the data without a report</translation></message>
    <message><source>已重新登记“{name}”，原来的密钥不再有效，还在用旧密钥的电脑要重新登记；对方装入答复后，核对码应是 {code}</source><translation>Enrolled “{name}” again; its former keys are no longer good, and a computer that still has them must enrol again. Once it has installed the answer, the fingerprint should be {code}</translation></message>
    <message><source>发出过的报送包：谁带走了，回执怎么说</source><translation>packages that left: who took them along, what was heard of them</translation></message>
    <message><source>收到过的报送包：结果，以及念给对方的回执码</source><translation>packages that came: what became of them, and the receipt code to read out</translation></message>
</context>
</TS>
