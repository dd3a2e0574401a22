<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>access</name>
    <message><source>搜索（Ctrl+K）</source><translation>Search (Ctrl+K)</translation></message>
    <message><source>搜索</source><translation>Search</translation></message>
</context>
</TS>
