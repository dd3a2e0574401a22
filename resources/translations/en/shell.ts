<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>shell</name>
    <message><source>文件(&amp;F)</source><translation>&amp;File</translation></message>
    <message><source>编辑(&amp;E)</source><translation>&amp;Edit</translation></message>
    <message><source>查看(&amp;V)</source><translation>&amp;View</translation></message>
    <message><source>业务(&amp;B)</source><translation>&amp;Records</translation></message>
    <message><source>工具(&amp;T)</source><translation>&amp;Tools</translation></message>
    <message><source>帮助(&amp;H)</source><translation>&amp;Help</translation></message>
    <message><source>新建(&amp;N)</source><translation>&amp;New</translation></message>
    <message><source>保存(&amp;S)</source><translation>&amp;Save</translation></message>
    <message><source>导入报送包(&amp;I)…</source><translation>&amp;Import package…</translation></message>
    <message><source>从表格导入(&amp;T)…</source><translation>Import from &amp;table…</translation></message>
    <message><source>导出当前列表(&amp;E)…</source><translation>&amp;Export list…</translation></message>
    <message><source>打印预览(&amp;V)…</source><translation>Print pre&amp;view…</translation></message>
    <message><source>打印(&amp;P)…</source><translation>&amp;Print…</translation></message>
    <message><source>立即备份(&amp;B)</source><translation>&amp;Back up now</translation></message>
    <message><source>恢复备份(&amp;R)…</source><translation>&amp;Restore backup…</translation></message>
    <message><source>退出(&amp;X)</source><translation>E&amp;xit</translation></message>
    <message><source>撤销(&amp;U)</source><translation>&amp;Undo</translation></message>
    <message><source>恢复(&amp;R)</source><translation>&amp;Redo</translation></message>
    <message><source>剪切(&amp;T)</source><translation>Cu&amp;t</translation></message>
    <message><source>复制(&amp;C)</source><translation>&amp;Copy</translation></message>
    <message><source>粘贴(&amp;P)</source><translation>&amp;Paste</translation></message>
    <message><source>粘贴为新记录(&amp;W)</source><translation>Paste as ne&amp;w records</translation></message>
    <message><source>向下填充(&amp;D)</source><translation>Fill &amp;down</translation></message>
    <message><source>填入今天(&amp;Y)</source><translation>Fill in toda&amp;y</translation></message>
    <message><source>修改(&amp;M)</source><translation>&amp;Modify</translation></message>
    <message><source>删除(&amp;L)</source><translation>De&amp;lete</translation></message>
    <message><source>查找(&amp;F)</source><translation>&amp;Find</translation></message>
    <message><source>查找下一个(&amp;N)</source><translation>Find &amp;next</translation></message>
    <message><source>后退(&amp;B)</source><translation>&amp;Back</translation></message>
    <message><source>前进(&amp;F)</source><translation>&amp;Forward</translation></message>
    <message><source>全局搜索(&amp;K)</source><translation>Search everything (&amp;K)</translation></message>
    <message><source>显示或收起详情(&amp;D)</source><translation>Show or hide &amp;details</translation></message>
    <message><source>刷新统计(&amp;R)</source><translation>&amp;Refresh figures</translation></message>
    <message><source>下一处错误(&amp;N)</source><translation>&amp;Next error</translation></message>
    <message><source>上一处错误(&amp;P)</source><translation>&amp;Previous error</translation></message>
    <message><source>生成报送包(&amp;G)…</source><translation>&amp;Generate package…</translation></message>
    <message><source>生成催报单(&amp;R)…</source><translation>Make &amp;reminders…</translation></message>
    <message><source>修改记录(&amp;H)</source><translation>&amp;History</translation></message>
    <message><source>检查数据文件(&amp;C)</source><translation>&amp;Check data file</translation></message>
    <message><source>系统设置(&amp;S)</source><translation>&amp;Settings</translation></message>
    <message><source>当前页帮助(&amp;P)</source><translation>Help on this &amp;page</translation></message>
    <message><source>快捷键一览(&amp;K)</source><translation>&amp;Keyboard shortcuts</translation></message>
    <message><source>关于学教台账(&amp;A)</source><translation>&amp;About Study Ledger</translation></message>
    <message><source>没有完成</source><translation>Not done</translation></message>
    <message><source>学教台账</source><translation>Study Ledger</translation></message>
    <message><source>取消</source><translation>Cancel</translation></message>
    <message><source>查看详情</source><translation>Show details</translation></message>
    <message><source>知道了</source><translation>Got it</translation></message>
    <message><source>导航</source><translation>Navigation</translation></message>
    <message><source>{page}，超期 {n} 项</source><translation>{page}, {n} overdue</translation></message>
    <message><source>单机版 · 未联网</source><translation>Stand-alone · offline</translation></message>
    <message><source>上次备份：{when}</source><translation>Last backup: {when}</translation></message>
    <message><source>数据：{name}</source><translation>Data: {name}</translation></message>
    <message><source>期间</source><translation>Period</translation></message>
    <message><source>提醒</source><translation>Reminders</translation></message>
    <message><source>帮助（F1）</source><translation>Help (F1)</translation></message>
    <message><source>搜索任务、问题、人员、文件（Ctrl+K）</source><translation>Search tasks, issues, people, files (Ctrl+K)</translation></message>
    <message><source>全局搜索</source><translation>Search everything</translation></message>
    <message><source>{year}年</source><translation>{year}</translation></message>
    <message><source>清除筛选</source><translation>Clear filters</translation></message>
    <message><source>F8 跳到下一处</source><translation>F8 goes to the next one</translation></message>
    <message><source>还有 {n} 处需要改正才能保存：</source><translation>Correct before saving ({n}):</translation></message>
    <message><source>报送必填</source><translation>For submission</translation></message>
    <message><source>没有安排</source><translation>Nothing planned</translation></message>
    <message><source>取消后不会留下半成品文件</source><translation>Cancelling leaves no unfinished file</translation></message>
    <message><source>约剩 {n} 秒。取消后不会留下半成品文件</source><translation>About {n} s left. Cancelling leaves no unfinished file</translation></message>
    <message><source>正在停止，不会留下半成品文件</source><translation>Stopping; no unfinished file will be left</translation></message>
    <message><source>约剩 {n} 分钟。取消后不会留下半成品文件</source><translation>About {n} min left. Cancelling leaves no unfinished file</translation></message>
    <message><source>第 {n} 步，共 {m} 步：{step}</source><translation>Step {n} of {m}: {step}</translation></message>
    <message><source>撤销（Ctrl+Z）</source><translation>Undo (Ctrl+Z)</translation></message>
    <message><source>关闭提示</source><translation>Close message</translation></message>
    <message><source>这里没有显示器，窗口打不开；可以用命令，见 main.py --help</source><translation>There is no display, so no window can be shown; use a command, see main.py --help</translation></message>
</context>
</TS>
