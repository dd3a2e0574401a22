<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>mends</name>
    <message><source>至少 {least} 位，别人猜不到；不用姓名、单位名称和常见密码</source><translation>At least {least} characters that nobody guesses; no names, no common passwords</translation></message>
    <message><source>两处都不填也能用，但数据未加密保护，拿到电脑的人都能打开</source><translation>Without one the data are not protected: whoever has the computer can open them</translation></message>
    <message><source>请密钥保管人重设密码。信封里的恢复码，在重新打开程序时输入。</source><translation>Ask the key keeper to reset it. The recovery code from the envelope is entered when the program is opened again.</translation></message>
    <message><source>忘了密码</source><translation>Forgot the password</translation></message>
    <message><source>忘了就输入信封里的恢复码</source><translation>Forgotten? The recovery code from the envelope will do</translation></message>
    <message><source>忘了密码时用它打开；抄下或打印，装进信封密封，和电脑分开保管</source><translation>Opens the data when the password is lost; write it down or print it, seal it in an envelope, keep it away from the computer</translation></message>
    <message><source>生成恢复码</source><translation>Make a recovery code</translation></message>
    <message><source>请密钥保管人重设密码，或者把信封里的恢复码输在密码处。都没有就打不开：重新设立单位，向上级登记，再请上级发恢复包。</source><translation>Ask the key keeper to reset it, or enter the recovery code from the envelope in its place. Without these the data stay shut: set the office up anew, enrol it, and ask the level above for a recovery package.</translation></message>
    <message><source>把信封里的恢复码输在密码处，打开后重设密码。没有恢复码就打不开：重新设立单位，向上级登记，再请上级发恢复包。</source><translation>Enter the recovery code from the envelope in its place, then set a new password. Without one the data stay shut: set the office up anew, enrol it, and ask the level above for a recovery package.</translation></message>
    <message><source>还没有下级单位登记</source><translation>No office below is enrolled yet</translation></message>
    <message><source>下级交来登记申请（.xjr 文件）后在这里登记：打电话请对方念 30 位核对码，照样输入。程序写一份答复，带回去由对方安装。</source><translation>An office below is enrolled here with its request (.xjr file): have the 30 digits read out over the phone and type them. The answer that is written goes back to be installed there.</translation></message>
    <message><source>登记申请 {when} 写到了 {path}。</source><translation>The request was written on {when} to {path}.</translation></message>
    <message><source>把这个文件交给上级。上级会打电话来，把左边的核对码念给对方；答复（.xja 文件）带回来后，点“安装登记答复…”。</source><translation>Give this file to the level above. They will call: read them the digits on the left. When the answer (.xja file) is back, press “Install answer…”.</translation></message>
    <message><source>已申请登记，等上级的答复。</source><translation>Enrolment is asked for; waiting for the answer from above.</translation></message>
    <message><source>登记申请已写到 {path}，交给上级，等答复带回来</source><translation>Request written to {path}: give it to the level above and wait for the answer</translation></message>
    <message><source>答复已写到 {path}，带回去由对方安装</source><translation>Answer written to {path}: it goes back to be installed there</translation></message>
    <message><source>已登记“{name}”，答复已写到 {path}，带回去由对方安装</source><translation>{name} is enrolled. The answer is in {path}: it goes back to be installed there</translation></message>
    <message><source>{day} 写好了登记申请，等上级的答复；答复带回来后去安装</source><translation>The request was written on {day}; install the answer when it is back</translation></message>
    <message><source>上级的答复装好以后才能报送</source><translation>Only after the answer from above is installed</translation></message>
    <message><source>有疑问</source><translation>To be checked</translation></message>
    <message><source>等待中</source><translation>Waiting</translation></message>
    <message><source>没有上级的不用报送。下级登记以后，这里列出谁报了、谁没报。</source><translation>With no level above there is nothing to submit. Once offices below are enrolled, this shows who has sent.</translation></message>
    <message><source>还没有向上级登记，登记以后按月报送。</source><translation>Not enrolled with the level above yet; after that a package goes up each month.</translation></message>
    <message><source>{rule}。设立以后先生成恢复码，忘了密码时用它打开</source><translation>{rule}. After setting up, make a recovery code first: it opens when the password is lost</translation></message>
    <message><source>已生成恢复码，以前的作废</source><translation>Recovery code made; earlier ones open nothing more</translation></message>
</context>
</TS>
