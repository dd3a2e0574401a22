<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>updates</name>
    <message><source>“{name}”不是学教台账的更新包，换一个 .xju 文件</source><translation>“{name}” is no update of Study Ledger; choose another .xju file</translation></message>
    <message><source>“{name}”没有发布者的签名，不能安装；请向发布者重新要一份</source><translation>“{name}” lacks the publisher's signature and cannot be installed; ask the publisher for another</translation></message>
    <message><source>“{name}”不完整或者被改动过，请重新复制一份</source><translation>“{name}” is not whole or was changed; copy it again</translation></message>
    <message><source>“{name}”读不出来（{why}），插好U盘再试</source><translation>“{name}” cannot be read ({why}); plug the stick in again</translation></message>
    <message><source>“{name}”的格式比本程序新，这一次直接运行安装文件升级</source><translation>“{name}” has a newer format than this program reads; this time run the installer itself</translation></message>
    <message><source>这个更新是给 {theirs} 的，这台电脑是 {ours}，换一个更新包</source><translation>This update is for {theirs}, this computer is {ours}; choose another</translation></message>
    <message><source>已经是 {version}，不用更新</source><translation>This is {version} already, nothing to update</translation></message>
    <message><source>更新包是 {new}，比现在的 {now} 旧；程序不降级，换一个更新包</source><translation>The update is {new}, older than {now} here; the program never goes back, choose another</translation></message>
    <message><source>{new} 读不了现在的数据和报送包（格式 {data}、{packages}），数据不降级，换一个更新包</source><translation>{new} cannot read the data and packages here (formats {data} and {packages}); data never go back, choose another</translation></message>
    <message><source>{new} 只能从数据格式 {oldest} 升级，现在是 {data}；先装中间的版本</source><translation>{new} upgrades from data format {oldest} on, here it is {data}; install a version between first</translation></message>
    <message><source>写到 {folder} 的内容读回来不一致，换一个文件夹再试</source><translation>What was written to {folder} reads back differently; try another folder</translation></message>
    <message><source>更新程序之前</source><translation>Before an update of the program</translation></message>
    <message><source>可以从 {now} 更新到 {new}</source><translation>Can be updated from {now} to {new}</translation></message>
    <message><source>已经备份；安装程序接着运行</source><translation>Backed up; the installer runs next</translation></message>
    <message><source>已经备份；关闭学教台账，再运行上面的命令</source><translation>Backed up; close Study Ledger, then run the command above</translation></message>
    <message><source>核对更新包：发布者的签名，能不能装在这台电脑上</source><translation>check an update: the publisher's signature, and whether it fits this computer</translation></message>
    <message><source>核对更新包，备份，再交给系统安装；写了 --to 就只取出安装文件</source><translation>check an update, back up, and let the system install it; --to only takes the installer out</translation></message>
    <message><source>用U盘上的更新包更新程序</source><translation>update the program from a stick</translation></message>
    <message><source>更新包（.xju）</source><translation>the update package (.xju)</translation></message>
    <message><source>把核对过的安装文件放到这个文件夹，不开始安装</source><translation>put the checked installer into this folder and install nothing</translation></message>
    <message><source>{file} 是程序的更新包，在“帮助”的“关于学教台账”里安装</source><translation>{file} is an update of the program; install it in “About Study Ledger” under “Help”</translation></message>
    <message><source>关于学教台账</source><translation>About Study Ledger</translation></message>
    <message><source>许可</source><translation>Licences</translation></message>
    <message><source>安装更新…</source><translation>Install an update…</translation></message>
    <message><source>学习教育的台账、报送和汇总，不联网</source><translation>Ledgers, submission and totals of study education, without a network</translation></message>
    <message><source>U盘上有更新包：{names}</source><translation>Updates on a stick: {names}</translation></message>
    <message><source>安装更新</source><translation>Install an update</translation></message>
    <message><source>更新包 (*.xju)</source><translation>Updates (*.xju)</translation></message>
    <message><source>现在是 {now}。先备份数据，再关闭程序，由系统安装 {new}；装好以后重新打开。</source><translation>This is {now}. The data are backed up, the program closes and the system installs {new}; open it again afterwards.</translation></message>
    <message><source>更新到 {new}</source><translation>Update to {new}</translation></message>
    <message><source>备份并安装</source><translation>Back up and install</translation></message>
    <message><source>已经备份，安装文件也取出来了。关闭学教台账，在终端里运行：
{command}</source><translation>Backed up, and the installer is taken out. Close the program and run in a terminal:
{command}</translation></message>
    <message><source>接着安装</source><translation>Go on installing</translation></message>
    <message><source>写 {written}，读到 {read}</source><translation>writes {written}, reads up to {read}</translation></message>
    <message><source>数据格式</source><translation>Data format</translation></message>
    <message><source>报送包格式</source><translation>Package format</translation></message>
    <message><source>组成</source><translation>Parts</translation></message>
    <message><source>程序许可</source><translation>Licence of the program</translation></message>
    <message><source>这个程序是用开发密钥做的，不认任何更新包；请运行安装文件升级</source><translation>This program was built with the development key and takes no update packages; run an installer to upgrade</translation></message>
    <message><source>更新</source><translation>Updates</translation></message>
    <message><source>开发密钥：不认任何更新包，请运行安装文件升级</source><translation>Development key: takes no update packages, run an installer to upgrade</translation></message>
    <message><source>只认发布者签名的更新包（{keys}）</source><translation>Takes packages signed by the publisher ({keys})</translation></message>
</context>
</TS>
