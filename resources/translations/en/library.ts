<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>library</name>
    <message><source>读“{name}”要用的内存太多，没有读完，请拆成几个小文件</source><translation>Reading “{name}” takes too much memory and was not finished; split it into smaller files</translation></message>
    <message><source>读“{name}”用的时间太长，没有读完，请拆成几个小文件</source><translation>Reading “{name}” takes too long and was not finished; split it into smaller files</translation></message>
    <message><source>“{name}”读不出来，可能已经损坏，请重新取得这个文件</source><translation>“{name}” cannot be read and may be damaged; get the file again</translation></message>
</context>
</TS>
