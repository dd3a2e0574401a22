<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>packaging</name>
    <message><source>显示版本号</source><translation>Show the version</translation></message>
</context>
</TS>
