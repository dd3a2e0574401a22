<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>calendar</name>
    <message><source>制度</source><translation>Rules</translation></message>
    <message><source>制度名称</source><translation>Rule</translation></message>
    <message><source>制度内容</source><translation>Text of the rule</translation></message>
    <message><source>适用台账</source><translation>Kept in ledger</translation></message>
    <message><source>看哪个台账里的记录知道做了没有</source><translation>The ledger whose records show whether it was done</translation></message>
    <message><source>适用类型</source><translation>For type</translation></message>
    <message><source>如 办公室例会；空着就是这个台账的全部类型</source><translation>Such as 办公室例会 (office meeting); empty for every kind of the ledger</translation></message>
    <message><source>频次周期</source><translation>Every</translation></message>
    <message><source>每期次数</source><translation>Times a period</translation></message>
    <message><source>空着就是 1 次</source><translation>Empty for once</translation></message>
    <message><source>期内时限</source><translation>By day</translation></message>
    <message><source>每期第几天以前；空着就是期末</source><translation>The day of the period; empty for its last day</translation></message>
    <message><source>遇节假日</source><translation>On a day off</translation></message>
    <message><source>到会比例</source><translation>Quorum</translation></message>
    <message><source>占应到的比例；66.7% 就是三分之二</source><translation>Of those expected; 66.7% is two thirds</translation></message>
    <message><source>生效日期</source><translation>In force from</translation></message>
    <message><source>废止日期</source><translation>In force until</translation></message>
    <message><source>检查</source><translation>Check</translation></message>
    <message><source>协调</source><translation>Coordination</translation></message>
    <message><source>考勤</source><translation>Attendance</translation></message>
    <message><source>每周</source><translation>Week</translation></message>
    <message><source>每月</source><translation>Month</translation></message>
    <message><source>每季度</source><translation>Quarter</translation></message>
    <message><source>每半年</source><translation>Half-year</translation></message>
    <message><source>每年</source><translation>Year</translation></message>
    <message><source>下级单位</source><translation>Units below</translation></message>
    <message><source>本单位和下级</source><translation>This office and below</translation></message>
    <message><source>不变</source><translation>Stays</translation></message>
    <message><source>提前到前一个工作日</source><translation>The working day before</translation></message>
    <message><source>顺延到下一个工作日</source><translation>The working day after</translation></message>
    <message><source>废止日期早于生效日期（{day}）</source><translation>It ends before it is in force ({day})</translation></message>
    <message><source>到会比例不能超过 100%</source><translation>A quorum cannot be above 100%</translation></message>
    <message><source>没有选适用台账，日历里看不出做了没有</source><translation>No ledger is chosen, so the calendar cannot tell whether it was done</translation></message>
    <message><source>先选一个分类型的适用台账，再写适用类型</source><translation>Choose a ledger that has kinds, then the kind</translation></message>
    <message><source>节假日</source><translation>Holiday</translation></message>
    <message><source>放假</source><translation>Holiday</translation></message>
    <message><source>调休上班</source><translation>Workday in lieu</translation></message>
    <message><source>这一天已经登记过</source><translation>This day is entered already</translation></message>
    <message><source>要求</source><translation>What it asks</translation></message>
    <message><source>学习</source><translation>Study</translation></message>
    <message><source>执行单位</source><translation>Kept by</translation></message>
</context>
</TS>
