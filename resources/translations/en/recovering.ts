<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>recovering</name>
    <message><source>这个包出自对方另起编号以前没有续下来的那一份台账，不收；内容以后来的包为准</source><translation>This package comes from a copy of their ledger that was given up when they started a new numbering; not taken in, the later packages count</translation></message>
    <message><source>对方已另起编号，它的上级还没有把这件事报上来；等上级的包到了再导入</source><translation>They started a new numbering and the level above them has not reported it yet; import again once its package is here</translation></message>
</context>
</TS>
