<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>issues</name>
    <message><source>上级已经作过决定的，不能再改成由本单位决定；登记错了就另登一条</source><translation>The level above has already decided on it, so it cannot be turned into one that this office decides on; if it was entered wrongly, enter another</translation></message>
</context>
</TS>
