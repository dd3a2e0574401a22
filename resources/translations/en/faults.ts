<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>faults</name>
    <message>
        <source>本机磁盘已满，数据没有改动，腾出空间再试</source>
        <translation>The disk of this computer is full; nothing was changed. Make room and try again</translation>
    </message>
    <message>
        <source>本机磁盘不许写入，数据没有改动，先看看数据文件夹的权限再试</source>
        <translation>The disk of this computer may not be written to; nothing was changed. Check the rights of the data folder and try again</translation>
    </message>
    <message>
        <source>本机磁盘写不进去（{why}），数据没有改动，检查磁盘后再试</source>
        <translation>The disk of this computer does not take it ({why}); nothing was changed. Check the disk and try again</translation>
    </message>
    <message>
        <source>本机磁盘出错，不能确定改动存上没有。检查磁盘，重新打开程序，核对后再做</source>
        <translation>The disk of this computer failed, and it is not certain whether the change was stored. Check the disk, open the program again and look before doing it again</translation>
    </message>
    <message>
        <source>文件打不开</source>
        <translation>the file cannot be opened</translation>
    </message>
    <message>
        <source>读写出错</source>
        <translation>read or write error</translation>
    </message>
    <message>
        <source>备份没有做成（{why}），数据没有改动，检查磁盘后再试</source>
        <translation>The backup could not be made ({why}); nothing was changed. Check the disk and try again</translation>
    </message>
</context>
</TS>
