<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>accounts</name>
    <message>
        <source>密钥保管人</source>
        <translation>Key keeper</translation>
    </message>
    <message>
        <source>审计人</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>录入和修改记录</source>
        <translation>enter and change records</translation>
    </message>
    <message>
        <source>审核和决定</source>
        <translation>review and decide</translation>
    </message>
    <message>
        <source>报表定稿</source>
        <translation>issue reports</translation>
    </message>
    <message>
        <source>生成和带走报送包</source>
        <translation>make and carry packages</translation>
    </message>
    <message>
        <source>导入和撤回报送包</source>
        <translation>import and take back packages</translation>
    </message>
    <message>
        <source>改本单位的设置</source>
        <translation>change this office's settings</translation>
    </message>
    <message>
        <source>管理密钥和上下级登记</source>
        <translation>manage keys and enrolments</translation>
    </message>
    <message>
        <source>管理账号</source>
        <translation>manage accounts</translation>
    </message>
    <message>
        <source>“{name}”不能{deed}，要由{roles}来做</source>
        <translation>“{name}” may not {deed}; this is for: {roles}</translation>
    </message>
    <message>
        <source>{one}或{other}</source>
        <translation>{one} or {other}</translation>
    </message>
    <message>
        <source>密码已经连续输错 {n} 次，{seconds} 秒以后再试</source>
        <translation>The password was wrong {n} times in a row; try again in {seconds} seconds</translation>
    </message>
    <message>
        <source>密码至少 {least} 位，现在 {now} 位</source>
        <translation>A password needs at least {least} characters; this has {now}</translation>
    </message>
    <message>
        <source>密码最多 {most} 位</source>
        <translation>A password has at most {most} characters</translation>
    </message>
    <message>
        <source>这个密码太常见，换一个别人猜不到的</source>
        <translation>This password is too common; choose one nobody can guess</translation>
    </message>
    <message>
        <source>密码里不要用自己的姓名或单位名称，换一个</source>
        <translation>Do not use your own name or the office's in the password; choose another</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>密钥文件比数据旧：密码或账号改过以后又被换了回去。最新的 keys.json 在备份文件夹里，换上再打开</source>
        <translation>The key file is older than the data: passwords or accounts were changed since it was written. The newest keys.json lies among the backups; put it in its place, then open again</translation>
    </message>
    <message>
        <source>这把钥匙不在账号名单上：账号停用了，或者密码已经换过</source>
        <translation>This key is not on the list of accounts: the account was removed, or its password has been changed since</translation>
    </message>
    <message>
        <source>已经有叫“{name}”的账号，换一个名字</source>
        <translation>There is an account called “{name}” already; choose another name</translation>
    </message>
    <message>
        <source>第一个账号要能管理账号，角色里加上密钥保管</source>
        <translation>The first account must be able to manage accounts; add the role key keeper</translation>
    </message>
    <message>
        <source>新建账号“{name}”</source>
        <translation>Add account “{name}”</translation>
    </message>
    <message>
        <source>修改账号“{name}”的角色</source>
        <translation>Change the roles of account “{name}”</translation>
    </message>
    <message>
        <source>停用账号“{name}”</source>
        <translation>Remove account “{name}”</translation>
    </message>
    <message>
        <source>更换账号“{name}”的密码</source>
        <translation>Change the password of account “{name}”</translation>
    </message>
    <message>
        <source>正在用这个账号，换一个账号打开再停用它</source>
        <translation>This account is in use; open with another one to remove it</translation>
    </message>
    <message>
        <source>现在没有密码，用不着恢复码；先设密码或者新建账号</source>
        <translation>There is no password, so no recovery code is needed; set a password or add an account first</translation>
    </message>
    <message>
        <source>生成新的恢复码</source>
        <translation>Make a new recovery code</translation>
    </message>
    <message>
        <source>用恢复码打开的，没有自己的密码；给账号重设密码</source>
        <translation>Opened with the recovery code, which has no password of its own; reset an account's password</translation>
    </message>
    <message>
        <source>没有“{name}”这个账号，可用的有：{names}</source>
        <translation>There is no account “{name}”; there are: {names}</translation>
    </message>
    <message>
        <source>这份数据有几个账号，写明用哪一个：{names}</source>
        <translation>These data have several accounts; say which one: {names}</translation>
    </message>
    <message>
        <source>填写账号的姓名</source>
        <translation>Enter the person's name</translation>
    </message>
    <message>
        <source>姓名最多 {most} 字，写成一行</source>
        <translation>A name has at most {most} characters, on one line</translation>
    </message>
    <message>
        <source>至少选一个角色</source>
        <translation>Choose at least one role</translation>
    </message>
    <message>
        <source>至少要留一个密钥保管的账号，先把这个角色交给别人</source>
        <translation>At least one account must be key keeper; give the role to somebody else first</translation>
    </message>
    <message>
        <source>“{name}”没有{role}的账号，在本机签不了字；由有账号的人签，或者改为纸质签字</source>
        <translation>“{name}” has no account with the role {role} and cannot sign on this computer; let somebody who has one sign, or sign on paper</translation>
    </message>
    <message>
        <source>把数据恢复成备份</source>
        <translation>put backups back</translation>
    </message>
    <message>
        <source>没有账号，凭一个密码打开</source>
        <translation>No accounts: one password opens the data</translation>
    </message>
    <message>
        <source>没有账号，也没有密码，数据未加密保护</source>
        <translation>No accounts and no password: the data are not protected</translation>
    </message>
    <message>
        <source>已新建账号“{name}”</source>
        <translation>Added account “{name}”</translation>
    </message>
    <message>
        <source>已修改账号“{name}”的角色</source>
        <translation>Changed the roles of account “{name}”</translation>
    </message>
    <message>
        <source>密码已更换</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>已停用账号“{name}”</source>
        <translation>Removed account “{name}”</translation>
    </message>
    <message>
        <source>这个码只显示这一次：抄下或打印，装进信封密封保管。以前的恢复码作废</source>
        <translation>This code is shown only once: write it down or print it and keep it in a sealed envelope. Earlier recovery codes no longer open anything</translation>
    </message>
    <message>
        <source>没有“{role}”这个角色，可用的有：{roles}</source>
        <translation>There is no role “{role}”; there are: {roles}</translation>
    </message>
    <message>
        <source>账号的姓名</source>
        <translation>the account's name</translation>
    </message>
    <message>
        <source>角色，用逗号分开：filler 填报人，reviewer 审核人，leader 负责人，keeper 密钥保管人，auditor 审计人</source>
        <translation>roles, between commas: filler, reviewer, leader, keeper, auditor</translation>
    </message>
    <message>
        <source>新密码写在这个文件的第一行</source>
        <translation>the new password is the first line of this file</translation>
    </message>
    <message>
        <source>谁的；不写是自己的</source>
        <translation>whose; one's own if left out</translation>
    </message>
    <message>
        <source>用哪个账号打开；密码或恢复码在密码文件里</source>
        <translation>which account opens the data; its password, or a recovery code, is in the password file</translation>
    </message>
    <message>
        <source>管理账号、密码和恢复码</source>
        <translation>accounts, passwords and the recovery code</translation>
    </message>
    <message>
        <source>谁能打开这份数据，各有什么角色</source>
        <translation>Who can open these data, and in which roles</translation>
    </message>
    <message>
        <source>新建账号；有了第一个账号，不用账号就打不开了</source>
        <translation>Add an account; after the first one the data open only with an account</translation>
    </message>
    <message>
        <source>改一个账号的角色</source>
        <translation>Change the roles of an account</translation>
    </message>
    <message>
        <source>换自己的密码；密钥保管人可以给别人重设</source>
        <translation>Change one's own password; a key keeper may reset another's</translation>
    </message>
    <message>
        <source>停用一个账号，做过的事仍记在名下</source>
        <translation>Remove an account; what was done stays under its name</translation>
    </message>
    <message>
        <source>生成新的恢复码，打印这一次</source>
        <translation>Make a new recovery code, printed this once</translation>
    </message>
    <message>
        <source>main.py --data D account add 周敏 --roles filler,keeper --new-password-file p.txt</source>
        <translation>main.py --data D account add 周敏 --roles filler,keeper --new-password-file p.txt</translation>
    </message>
    <message>
        <source>main.py --data D --account 周敏 account roles 王芳 --roles filler,auditor</source>
        <translation>main.py --data D --account 周敏 account roles 王芳 --roles filler,auditor</translation>
    </message>
    <message>
        <source>main.py --data D --account 周敏 account password --new-password-file p.txt</source>
        <translation>main.py --data D --account 周敏 account password --new-password-file p.txt</translation>
    </message>
    <message>
        <source>main.py --data D --account 周敏 account remove 王芳</source>
        <translation>main.py --data D --account 周敏 account remove 王芳</translation>
    </message>
    <message>
        <source>main.py --data D --account 周敏 account code</source>
        <translation>main.py --data D --account 周敏 account code</translation>
    </message>
    <message>
        <source>锁定时间从 1 分钟到 {most} 分钟</source>
        <translation>The lock can wait from 1 to {most} minutes</translation>
    </message>
    <message>
        <source>选择账号，输入密码；也可以输入恢复码</source>
        <translation>Choose an account and enter its password, or a recovery code</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>忘记密码时，在密码处输入这个码，打开后重设密码。装进信封密封，和电脑分开保管；拆封以后生成新的恢复码，这一张随即作废。</source>
        <translation>When a password is lost, enter this code in its place, then set a new password. Keep it in a sealed envelope, away from the computer. Once opened, make a new code; this sheet is void from then on.</translation>
    </message>
    <message>
        <source>数据恢复码</source>
        <translation>Recovery code for the data</translation>
    </message>
    <message>
        <source>密封日期</source>
        <translation>Sealed on</translation>
    </message>
    <message>
        <source>新建账号…</source>
        <translation>Add account…</translation>
    </message>
    <message>
        <source>修改角色…</source>
        <translation>Change roles…</translation>
    </message>
    <message>
        <source>重设密码…</source>
        <translation>Reset password…</translation>
    </message>
    <message>
        <source>停用账号</source>
        <translation>Remove account</translation>
    </message>
    <message>
        <source>生成恢复码…</source>
        <translation>Make recovery code…</translation>
    </message>
    <message>
        <source>修改我的密码…</source>
        <translation>Change my password…</translation>
    </message>
    <message>
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source>无操作后锁定</source>
        <translation>Lock when idle</translation>
    </message>
    <message>
        <source>数据遮住，输入密码回到原处</source>
        <translation>The data are covered; the password brings you back to your place</translation>
    </message>
    <message>
        <source>停用账号不换数据的密钥：从前复制走数据文件和密钥的人，仍能打开那一份。</source>
        <translation>Removing an account does not change the key of the data: whoever copied the data and the key file earlier can still open that copy.</translation>
    </message>
    <message>
        <source>还没有恢复码：密码都忘了就打不开数据，生成一个，装进信封密封保管。</source>
        <translation>No recovery code yet: if every password is lost the data cannot be opened. Make one and keep it in a sealed envelope.</translation>
    </message>
    <message>
        <source>现在大家用一个密码。建了第一个账号，就改为各人用自己的密码打开。</source>
        <translation>Everybody uses one password now. From the first account on, each person opens with their own.</translation>
    </message>
    <message>
        <source>未加密保护：拿到电脑的人都能打开。新建账号，或者设一个密码。</source>
        <translation>Not protected: whoever has the computer can open the data. Add an account, or set a password.</translation>
    </message>
    <message>
        <source>新建账号</source>
        <translation>Add account</translation>
    </message>
    <message>
        <source>修改角色</source>
        <translation>Change roles</translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>修改我的密码</source>
        <translation>Change my password</translation>
    </message>
    <message>
        <source>修改密码</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>停用账号“{name}”？</source>
        <translation>Remove account “{name}”?</translation>
    </message>
    <message>
        <source>这个账号不能再打开数据，做过的事仍记在名下。</source>
        <translation>This account can no longer open the data; what was done stays under its name.</translation>
    </message>
    <message>
        <source>已抄好</source>
        <translation>Written down</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>原密码</source>
        <translation>Old password</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>切换用户</source>
        <translation>Switch user</translation>
    </message>
    <message>
        <source>切换用户(&amp;W)…</source>
        <translation>S&amp;witch user…</translation>
    </message>
    <message>
        <source>锁定(&amp;K)</source>
        <translation>Loc&amp;k</translation>
    </message>
    <message>
        <source>还没有账号，先在系统设置里新建账号</source>
        <translation>There are no accounts; add one in the settings first</translation>
    </message>
    <message>
        <source>没有密码，锁不住；先在系统设置里新建账号或者设密码</source>
        <translation>Without a password there is no lock; add an account or set a password in the settings first</translation>
    </message>
    <message><source>更换打开密码</source><translation>Changed the password for opening</translation></message>
    <message><source>“{name}”是打开恢复码时用的名字，换一个名字</source><translation>“{name}” is the name under which the recovery code works; choose another name</translation></message>
</context>
</TS>
