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
</context>
</TS>
