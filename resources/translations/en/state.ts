<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>state</name>
    <message><source>清除筛选(&amp;C)</source><translation>Clear filters(&amp;C)</translation></message>
    <message><source>最近打开 {n} 条</source><translation>Opened lately: {n}</translation></message>
    <message><source>{n} 项今天到期</source><translation>{n} due today</translation></message>
    <message><source>{m} 项已超期</source><translation>{m} overdue</translation></message>
    <message><source>{n} 项今天到期，{m} 项已超期</source><translation>{n} due today, {m} overdue</translation></message>
</context>
</TS>
