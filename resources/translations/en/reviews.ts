<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>reviews</name>
    <message><source>重报时限</source><translation>Resubmit by</translation></message>
    <message><source>“{title}”现在是“{state}”，会审通过后才能印发、执行和总结</source><translation>“{title}” is “{state}”; it can be issued, carried out and summed up only after it has passed the review</translation></message>
    <message><source>重报时限不能早于会审日期（{day}）</source><translation>The day to resubmit by cannot be before the review ({day})</translation></message>
    <message><source>先填{before}</source><translation>Fill in {before} first</translation></message>
    <message><source>起草新一版</source><translation>New version</translation></message>
    <message><source>从模板起草</source><translation>Draft from template</translation></message>
</context>
</TS>
