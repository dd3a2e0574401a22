<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>meetings</name>
    <message>
        <source>落实计划</source>
        <translation>Plan item carried out</translation>
    </message>
    <message>
        <source>办完自动计入这一条计划</source>
        <translation>Once held it counts for this plan item</translation>
    </message>
    <message>
        <source>这个人前面已经有一行了</source>
        <translation>This person already has a row above</translation>
    </message>
    <message>
        <source>对应活动</source>
        <translation>Events held</translation>
    </message>
    <message>
        <source>过月才办的活动</source>
        <translation>Events held late</translation>
    </message>
</context>
</TS>
