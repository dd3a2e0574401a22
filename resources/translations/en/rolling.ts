<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>rolling</name>
    <message><source>“{unit}”{month} 的{figure}存着 {was}，按记录应为 {now}，重算一次统计数</source><translation>“{unit}” {month}: {figure} is kept as {was}, its records give {now}; count the figures anew</translation></message>
    <message><source>统计数：{count} 个月数按记录重新数过</source><translation>Figures: {count} monthly numbers counted again from the records</translation></message>
    <message><source>重算统计数</source><translation>Counting figures anew</translation></message>
    <message><source>统计数已重算：{count} 个月数</source><translation>Figures counted anew: {count} monthly numbers</translation></message>
    <message><source>{year} 年{period} {figure} {was} → {now}</source><translation>{year} {period} {figure} {was} → {now}</translation></message>
    <message><source>变动的统计数：{what}</source><translation>Figures changed: {what}</translation></message>
    <message><source>导入后统计数会变</source><translation>Importing changes these figures</translation></message>
    <message><source>百分数小数位</source><translation>Percentage decimals</translation></message>
    <message><source>百分数的小数位：0、1 或 2，四舍五入</source><translation>Decimals of percentages: 0, 1 or 2, rounded half up</translation></message>
    <message><source>百分数小数位只能是 0、1 或 2</source><translation>Percentages have 0, 1 or 2 decimals</translation></message>
    <message><source>百分数保留 {n} 位小数</source><translation>Percentages have {n} decimals</translation></message>
    <message><source>把存着的统计数全部重算一遍</source><translation>Count all kept figures anew</translation></message>
    <message><source>只看到这一天为止发生的事，如 2026-08-31；早的日期也行</source><translation>Only what had happened by the end of that day, such as 2026-08-31</translation></message>
    <message><source>统计数</source><translation>Figures</translation></message>
    <message><source>统计数、各项分析和报告里的百分数都这样写，四舍五入</source><translation>Figures, analyses and reports write percentages like this, rounded half up</translation></message>
</context>
</TS>
