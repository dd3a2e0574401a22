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
</context>
</TS>
