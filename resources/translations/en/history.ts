<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>history</name>
    <message><source>对方第 {seq} 条以前的改动记录与 {day} 收到时不符，在程序之外被删改过，请对方核对</source><translation>The sender's changes up to no. {seq} are not what came on {day}: they were cut or altered outside the program. Ask the sender to check</translation></message>
    <message><source>第 {number} 条以前的改动记录与报送时不符，数据在程序之外被删改过</source><translation>The changes up to no. {number} are not what was sent: the data were cut or altered outside the program</translation></message>
</context>
</TS>
