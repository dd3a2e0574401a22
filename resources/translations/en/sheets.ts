<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>sheets</name>
    <message>
        <source>没有读出月份：“{text}”，请补上“3月”或“3-5月”这样的时间</source>
        <translation>No month found in “{text}”; add a time such as 3月 or 3-5月</translation>
    </message>
    <message>
        <source>“{text}”没有写月份，请核对</source>
        <translation>“{text}” names no month; please check</translation>
    </message>
    <message>
        <source>“{text}”没有算作时间安排，要算请另起一行写</source>
        <translation>“{text}” was not taken as a scheduled time; if it is one, put it on a line of its own</translation>
    </message>
    <message>
        <source>“{text}”按 {months} 月理解，请核对</source>
        <translation>“{text}” was read as month {months}; please check</translation>
    </message>
    <message>
        <source>“{text}”不是月份，请改正</source>
        <translation>“{text}” is not a month; please correct it</translation>
    </message>
    <message>
        <source>“{text}”按跨到下一年理解，请核对前后月份有没有写反</source>
        <translation>“{text}” was read as running into the next year; check that the months are not the wrong way round</translation>
    </message>
    <message>
        <source>“{text}”前后写反了，请改正</source>
        <translation>“{text}” ends before it begins; please correct it</translation>
    </message>
    <message>
        <source>“{text}”不在本年度计划之内，请核对</source>
        <translation>“{text}” lies outside this year's plan; please check</translation>
    </message>
</context>
</TS>
