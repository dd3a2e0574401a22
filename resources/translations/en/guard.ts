<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>guard</name>
    <message><source>从“{name}”读出的内容太多，没有读完，请拆成几个小文件</source><translation>Too much came out of “{name}” and it was not read to the end; split it into smaller files</translation></message>
</context>
</TS>
