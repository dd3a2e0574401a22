<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>mends</name>
    <message><source>至少 {least} 位，别人猜不到；不用姓名、单位名称和常见密码</source><translation>At least {least} characters that nobody guesses; no names, no common passwords</translation></message>
    <message><source>不设也能用，但数据未加密保护，拿到电脑的人都能打开</source><translation>Without one the data are not protected: whoever has the computer can open them</translation></message>
    <message><source>请密钥保管人重设密码。信封里的恢复码，在重新打开程序时输入。</source><translation>Ask the key keeper to reset it. The recovery code from the envelope is entered when the program is opened again.</translation></message>
    <message><source>忘了密码</source><translation>Forgot the password</translation></message>
    <message><source>忘了就输入信封里的恢复码</source><translation>Forgotten? The recovery code from the envelope will do</translation></message>
    <message><source>忘了密码时用它打开；抄下或打印，装进信封密封，和电脑分开保管</source><translation>Opens the data when the password is lost; write it down or print it, seal it in an envelope, keep it away from the computer</translation></message>
    <message><source>生成恢复码</source><translation>Make a recovery code</translation></message>
    <message><source>请密钥保管人重设密码，或者把信封里的恢复码输在密码处。都没有就打不开：重新设立单位，向上级登记，再请上级发恢复包。</source><translation>Ask the key keeper to reset it, or enter the recovery code from the envelope in its place. Without these the data stay shut: set the office up anew, enrol it, and ask the level above for a recovery package.</translation></message>
    <message><source>把信封里的恢复码输在密码处，打开后重设密码。没有恢复码就打不开：重新设立单位，向上级登记，再请上级发恢复包。</source><translation>Enter the recovery code from the envelope in its place, then set a new password. Without one the data stay shut: set the office up anew, enrol it, and ask the level above for a recovery package.</translation></message>
</context>
</TS>
