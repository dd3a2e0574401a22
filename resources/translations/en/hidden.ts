<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>hidden</name>
    <message><source>{file} 冒充文件夹“{folder}”：不要打开，先查杀病毒；文件夹可能被藏起来了，文件多半还在</source><translation>{file} poses as the folder “{folder}”: do not open it, scan for viruses first; the folder may be hidden, and its files are most likely still there</translation></message>
    <message><source>U盘里有一个名字看不见的文件夹，病毒常把文件藏在这样的地方，先查杀病毒</source><translation>There is a folder with an invisible name on the stick; viruses like to hide files in such places, scan for viruses first</translation></message>
</context>
</TS>
