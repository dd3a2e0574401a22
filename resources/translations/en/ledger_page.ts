<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context><name>study-ledger</name>
<message><source>撤销：{what}</source><translation>Undo: {what}</translation></message>
<message><source>恢复：{what}</source><translation>Redo: {what}</translation></message>
</context>
</TS>
