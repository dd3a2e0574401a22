<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>reports_page</name>
    <message><source>{n} 个百分点</source><translation>{n} points</translation></message>
    <message><source>_本单位</source><translation>_本单位</translation></message>
    <message><source>_下级</source><translation>_下级</translation></message>
    <message><source>_全部</source><translation>_全部</translation></message>
    <message><source>_全年</source><translation>_全年</translation></message>
    <message><source>_上半年</source><translation>_上半年</translation></message>
    <message><source>_第一季度</source><translation>_第一季度</translation></message>
    <message><source>_累计</source><translation>_累计</translation></message>
    <message><source>_上年同期</source><translation>_上年同期</translation></message>
    <message><source>_名单</source><translation>_名单</translation></message>
    <message><source>_分布</source><translation>_分布</translation></message>
    <message><source>只算本单位</source><translation>this office alone</translation></message>
    <message><source>只算全部下级</source><translation>all below alone</translation></message>
    <message><source>本单位和全部下级，不写也是</source><translation>this office and all below, as without it</translation></message>
    <message><source>上半年；还有 _下半年</source><translation>first half; also _下半年 (second half)</translation></message>
    <message><source>第一季度；还有 _第二季度、_第三季度、_第四季度</source><translation>first quarter; also _第二季度, _第三季度, _第四季度</translation></message>
    <message><source>年初到期末</source><translation>from January to the end of the period</translation></message>
    <message><source>上一年的同样几个月</source><translation>the same months of the year before</translation></message>
    <message><source>数的是谁、是哪些，列出名称</source><translation>who or what is counted, by name</translation></message>
    <message><source>各单位最低、中间、最高是多少</source><translation>the units' lowest, middle and highest</translation></message>
    <message><source>本单位的名称</source><translation>the name of this office</translation></message>
    <message><source>直接上级的名称</source><translation>the name of the level above</translation></message>
    <message><source>报告的年份</source><translation>the year of the report</translation></message>
    <message><source>报告的期间：全年、第三季度、9月</source><translation>the period of the report: a year, a quarter, a month</translation></message>
    <message><source>写报告的当天</source><translation>the day of writing</translation></message>
    <message><source>全年工作节奏的一句话</source><translation>a sentence on the rhythm of the year's work</translation></message>
    <message><source>期内办过的这类活动的名称，用顿号隔开</source><translation>the names of such activities held in the period</translation></message>
    <message><source>在“填写年度要素”里填的内容</source><translation>what was filled in under “Fill in facts of the year”</translation></message>
    <message><source>年份</source><translation>Year</translation></message>
    <message><source>成文日期</source><translation>Date of writing</translation></message>
</context>
</TS>
