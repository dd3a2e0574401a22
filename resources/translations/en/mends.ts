<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>mends</name>
    <message><source>至少 {least} 位，别人猜不到；不用姓名、单位名称和常见密码</source><translation>At least {least} characters that nobody guesses; no names, no common passwords</translation></message>
    <message><source>不设也能用，但数据未加密保护，拿到电脑的人都能打开</source><translation>Without one the data are not protected: whoever has the computer can open them</translation></message>
</context>
</TS>
