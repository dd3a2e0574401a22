<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>exchange</name>
    <message>
        <source>这个文件不是报送包，换一个文件，或请对方重新生成</source>
        <translation>This file is not a package; choose another one or ask for a new copy</translation>
    </message>
    <message>
        <source>这个文件不是登记申请，换一个文件，或请对方重新生成</source>
        <translation>This file is not an enrolment request; choose another one or ask for a new copy</translation>
    </message>
    <message>
        <source>这个文件不是登记答复，换一个文件，或请对方重新生成</source>
        <translation>This file is not an enrolment answer; choose another one or ask for a new copy</translation>
    </message>
    <message>
        <source>文件已损坏，请对方重新复制一份</source>
        <translation>The file is damaged; ask for a new copy</translation>
    </message>
    <message>
        <source>报送包不是发给本单位的，或收件部分已损坏，请与对方核对收件单位；本单位在别的电脑上重新登记过的，这台要重新登记</source>
        <translation>The package is not for this office, or its address is damaged; check the addressee with the sender. If this office was enrolled again on another computer, enrol this one again</translation>
    </message>
    <message>
        <source>发送单位没有在本单位登记，先完成登记再导入</source>
        <translation>The sender is not enrolled here; enrol it first, then import</translation>
    </message>
    <message>
        <source>签名与发送单位不符，内容可能被改动过，请与发送单位核对</source>
        <translation>The signature is not the sender's; the content may have been changed, check with the sender</translation>
    </message>
    <message>
        <source>证书无效，请对方重新办理登记</source>
        <translation>The certificate is not valid; the other side has to enrol again</translation>
    </message>
    <message>
        <source>签发单位与包内署名的单位不一致，请与发送单位核对</source>
        <translation>The signer is not the unit named in the package; check with the sender</translation>
    </message>
    <message>
        <source>超过报送包的上限（{limit}），减少内容后重新生成</source>
        <translation>Over a limit of packages ({limit}); make it again with less in it</translation>
    </message>
    <message>
        <source>文件由更新版本的程序生成，升级本程序后再导入</source>
        <translation>The file needs a newer version of this program; update, then import</translation>
    </message>
    <message>
        <source>有内容放不进报送包：单段文字不超过 64 KB，层次不超过 8 层</source>
        <translation>Some content does not fit into a package: a text may have 64 KB, nesting 8 levels</translation>
    </message>
    <message>
        <source>附件与登记时的内容不一致，重新添加这个附件后再报送</source>
        <translation>An attachment is not what it was when it was added; add it again, then submit</translation>
    </message>
    <message>
        <source>整包 {size} MB</source>
        <translation>{size} MB in all</translation>
    </message>
    <message>
        <source>清单 {size} MB</source>
        <translation>{size} MB of manifest</translation>
    </message>
    <message>
        <source>{count} 条记录</source>
        <translation>{count} records</translation>
    </message>
    <message>
        <source>单条记录 {size} MB</source>
        <translation>{size} MB a record</translation>
    </message>
    <message>
        <source>记录共 {size} MB</source>
        <translation>{size} MB of records</translation>
    </message>
    <message>
        <source>{count} 个附件</source>
        <translation>{count} attachments</translation>
    </message>
    <message>
        <source>单个附件 {size} MB</source>
        <translation>{size} MB an attachment</translation>
    </message>
    <message>
        <source>{folder} 空间不够：需要 {needed} MB，还剩 {free} MB；换一个U盘再存</source>
        <translation>No room on {folder}: {needed} MB needed, {free} MB free; use another stick</translation>
    </message>
    <message>
        <source>{folder} 不能写入：关掉U盘的写保护开关，或换一个文件夹再存</source>
        <translation>{folder} cannot be written to: turn off write protection or choose another folder</translation>
    </message>
    <message>
        <source>找不到 {folder}：U盘可能已拔出，插好后再存一次；报送包仍在本机</source>
        <translation>{folder} is not there: the stick may have been pulled; plug it in and save again, the package is still on this computer</translation>
    </message>
    <message>
        <source>写到 {folder} 的内容读回来不一致，U盘可能有故障，换一个再存</source>
        <translation>What was written to {folder} reads back differently; the stick may be faulty, use another one</translation>
    </message>
    <message>
        <source>写不进 {folder}，换一个U盘或文件夹再存；报送包仍在本机</source>
        <translation>{folder} does not take the file; use another stick or folder, the package is still on this computer</translation>
    </message>
    <message>
        <source>找不到 {file}</source>
        <translation>{file} is not there</translation>
    </message>
    <message>
        <source>{file} 是程序或快捷方式，不要打开，先查杀病毒</source>
        <translation>{file} is a program or a shortcut; do not open it, check for viruses first</translation>
    </message>
    <message>
        <source>{file} 读不出来，请对方重新复制一份</source>
        <translation>{file} cannot be read; ask for a new copy</translation>
    </message>
    <message>
        <source>{file} 不是报送包，已跳过</source>
        <translation>{file} is not a package; skipped</translation>
    </message>
    <message><source>没有报来的记录</source><translation>a record that has not been reported</translation></message>
</context>
</TS>
