<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>ledger_page</name>
    <message>
        <source>撤销：{what}</source>
        <translation>Undo: {what}</translation>
    </message>
    <message>
        <source>恢复：{what}</source>
        <translation>Redo: {what}</translation>
    </message>
    <message>
        <source>“{path}”写不进去：{why}</source>
        <translation>“{path}” cannot be written: {why}</translation>
    </message>
    <message>
        <source>“{label}”由程序得出，打开记录办理后会变</source>
        <translation>“{label}” is worked out by the program; it changes when the record is acted on</translation>
    </message>
    <message>
        <source>附件要打开记录再添加</source>
        <translation>Open the record to add files</translation>
    </message>
    <message>
        <source>恢复默认列</source>
        <translation>Default columns</translation>
    </message>
    <message>
        <source>修改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>概况</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>详情</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>修改（F2）</source>
        <translation>Edit (F2)</translation>
    </message>
    <message>
        <source>收起详情（F4）</source>
        <translation>Hide details (F4)</translation>
    </message>
    <message>
        <source>选中一条记录，在这里看详情</source>
        <translation>Select a record to see its details here</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>还没有填内容</source>
        <translation>Nothing has been filled in yet</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>超期 {days} 天</source>
        <translation>Overdue {days} d</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>添加文件…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>多个名称用顿号分开</source>
        <translation>Separate names with commas</translation>
    </message>
    <message>
        <source>登记进展</source>
        <translation>Add progress</translation>
    </message>
    <message>
        <source>加佐证</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>已过整改时限，需说明原因并重定时限</source>
        <translation>Past due: give the reason and set a new date</translation>
    </message>
    <message>
        <source>概况与措施</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>验收与销号</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>措施进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>{day} 超期 {days} 天</source>
        <translation>{day}, overdue {days} d</translation>
    </message>
    <message>
        <source>整改时限</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>附件与佐证</source>
        <translation>Files and evidence</translation>
    </message>
    <message>
        <source>{what}，申请延至 {day}</source>
        <translation>{what}, asks for {day}</translation>
    </message>
    <message>
        <source>审核与验收</source>
        <translation>Review and acceptance</translation>
    </message>
    <message>
        <source>系统提示</source>
        <translation>System</translation>
    </message>
    <message>
        <source>已粘贴 {count} 格</source>
        <translation>{count} cells pasted</translation>
    </message>
    <message>
        <source>已向下填充 {count} 格</source>
        <translation>{count} cells filled down</translation>
    </message>
    <message>
        <source>已填入今天 {count} 格</source>
        <translation>Today filled into {count} cells</translation>
    </message>
    <message>
        <source>剪贴板里没有可以粘贴的文字</source>
        <translation>There is no text to paste on the clipboard</translation>
    </message>
    <message>
        <source>先选中要填的几行，第一行的内容会向下填充</source>
        <translation>Select the rows first; the top row is filled down</translation>
    </message>
    <message>
        <source>这一列不是日期，不能填入今天</source>
        <translation>This column holds no dates</translation>
    </message>
    <message>
        <source>修改单元格</source>
        <translation>Edit cell</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>粘贴为新记录</source>
        <translation>Paste as new records</translation>
    </message>
    <message>
        <source>例：{text}</source>
        <translation>e.g. {text}</translation>
    </message>
    <message>
        <source>Ctrl+Enter 完成 ・ Esc 取消</source>
        <translation>Ctrl+Enter done ・ Esc cancel</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>填入今天</source>
        <translation>Fill in today</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>在本表查找（Ctrl+F）</source>
        <translation>Find in list (Ctrl+F)</translation>
    </message>
    <message>
        <source>在本表查找</source>
        <translation>Find in list</translation>
    </message>
    <message>
        <source>全部单位</source>
        <translation>All units</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>含“{text}”</source>
        <translation>contains “{text}”</translation>
    </message>
    <message>
        <source>Enter 打开 ・ F2 修改 ・ 空格 勾选 ・ Del 删除（可撤销）</source>
        <translation>Enter open ・ F2 edit ・ Space tick ・ Del delete (can undo)</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>{period}还没有{ledger}的记录</source>
        <translation>{period}: no records in {ledger} yet</translation>
    </message>
    <message>
        <source>可以逐条新建，或从表格成批导入。</source>
        <translation>Add records one by one, or import a spreadsheet.</translation>
    </message>
    <message>
        <source>可以逐条新建。</source>
        <translation>Add records one by one.</translation>
    </message>
    <message>
        <source>导入表格…</source>
        <translation>Import sheet…</translation>
    </message>
    <message>
        <source>列表中删除</source>
        <translation>Deleted in the list</translation>
    </message>
    <message>
        <source>Ctrl+; 填入今天，Esc 放弃</source>
        <translation>Ctrl+; fills in today, Esc discards</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>没有找到符合条件的{ledger}</source>
        <translation>Nothing found in {ledger}</translation>
    </message>
    <message>
        <source>已选 {m} 条</source>
        <translation>{m} selected</translation>
    </message>
    <message>
        <source>只查了：{where}</source>
        <translation>Searched only: {where}</translation>
    </message>
    <message>
        <source>按{label}排序</source>
        <translation>sorted by {label}</translation>
    </message>
    <message>
        <source>按剩余天数排序</source>
        <translation>sorted by days left</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>剩余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>{state}，已超期</source>
        <translation>{state}, overdue</translation>
    </message>
    <message>
        <source>这条记录属于别的单位，只能查看</source>
        <translation>This record belongs to another unit; it can only be viewed</translation>
    </message>
    <message>
        <source>Esc 返回</source>
        <translation>Esc back</translation>
    </message>
    <message>
        <source>Ctrl+S 保存 ・ Ctrl+Shift+N 保存并新建 ・ Esc 返回</source>
        <translation>Ctrl+S save ・ Ctrl+Shift+N save and new ・ Esc back</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存并新建</source>
        <translation>Save and add another</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>saved</translation>
    </message>
    <message>
        <source>离开前保存修改吗？</source>
        <translation>Save the changes before leaving?</translation>
    </message>
    <message>
        <source>这条记录有没保存的修改。</source>
        <translation>This record has unsaved changes.</translation>
    </message>
    <message>
        <source>已存为草稿，还有 {n} 处改正后才能报送：</source>
        <translation>Saved as a draft; correct {n} before submitting:</translation>
    </message>
    <message>
        <source>草稿 ・ {state}</source>
        <translation>Draft ・ {state}</translation>
    </message>
    <message>
        <source>保存草稿</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>继续编辑</source>
        <translation>Keep editing</translation>
    </message>
    <message>
        <source>有 {n} 处需要改正 ・ 未保存</source>
        <translation>{n} to correct ・ not saved</translation>
    </message>
    <message>
        <source>已存为草稿，还有 {n} 项报送前要填</source>
        <translation>Saved as a draft; {n} to fill in before submitting</translation>
    </message>
    <message>
        <source>添加一行</source>
        <translation>Add row</translation>
    </message>
    <message>
        <source>恢复刚删的行</source>
        <translation>Restore deleted rows</translation>
    </message>
    <message>
        <source>Tab 下一格 ・ Enter 下一行 ・ Del 删除行</source>
        <translation>Tab next cell ・ Enter next row ・ Del delete rows</translation>
    </message>
    <message>
        <source>第 {row} 行：{message}</source>
        <translation>Row {row}: {message}</translation>
    </message>
    <message>
        <source>已新建“{title}”</source>
        <translation>Added “{title}”</translation>
    </message>
    <message>
        <source>已保存“{title}”</source>
        <translation>Saved “{title}”</translation>
    </message>
    <message>
        <source>已保存 {count} 条</source>
        <translation>{count} records saved</translation>
    </message>
    <message>
        <source>已删除 {count} 条</source>
        <translation>{count} records deleted</translation>
    </message>
    <message>
        <source>已撤销：{what}</source>
        <translation>Undone: {what}</translation>
    </message>
    <message>
        <source>已恢复：{what}</source>
        <translation>Redone: {what}</translation>
    </message>
    <message>
        <source>已删除“{title}”</source>
        <translation>Deleted “{title}”</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>超 {days} 天</source>
        <translation>Over {days} d</translation>
    </message>
    <message>
        <source>剩 {days} 天</source>
        <translation>In {days} d</translation>
    </message>
    <message>
        <source>添加附件</source>
        <translation>Add files</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>另存附件</source>
        <translation>Save file as</translation>
    </message>
    <message>
        <source>{year}年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>问题情况</source>
        <translation>The issue</translation>
    </message>
    <message>
        <source>打开日历</source>
        <translation>Open calendar</translation>
    </message>
    <message>
        <source>从名单里选</source>
        <translation>Choose from the list</translation>
    </message>
    <message>
        <source>有 {n} 格没有填进去，原来的内容没有动：</source>
        <translation>{n} cells were left as they were:</translation>
    </message>
    <message>
        <source>第 {row} 行 {label}：{message}</source>
        <translation>Row {row}, {label}: {message}</translation>
    </message>
    <message>
        <source>还有 {n} 格</source>
        <translation>{n} more cells</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message><source>还没有{ledger}的记录</source><translation>No records in {ledger} yet</translation></message>
</context>
</TS>
