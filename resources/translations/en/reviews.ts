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
    <message><source>原来的文稿</source><translation>Earlier text</translation></message>
    <message><source>现在的文稿</source><translation>Later text</translation></message>
    <message><source>版本对比</source><translation>Compare versions</translation></message>
    <message><source>没有可以对比的文稿</source><translation>Nothing to compare</translation></message>
    <message><source>方案有了两版文稿，或者是从模板起草的，就可以在这里对比。</source><translation>A scheme with two versions, or one drafted from a template, can be compared here.</translation></message>
    <message><source>两份文字一样</source><translation>Both texts are the same</translation></message>
    <message><source>新增 {added} 字，删去 {removed} 字</source><translation>{added} characters added, {removed} removed</translation></message>
    <message><source>［－ ］里是删去的字，［＋ ］里是新增的字</source><translation>Removed words stand in ［－ ］, added ones in ［＋ ］</translation></message>
    <message><source>方案版本对比</source><translation>Scheme versions compared</translation></message>
    <message><source>模板：{title}</source><translation>Template: {title}</translation></message>
    <message><source>{version}（{day}会审）</source><translation>{version} (reviewed {day})</translation></message>
    <message><source>“{title}”过了重报时限还没有报来</source><translation>“{title}” was to be resubmitted and has not come</translation></message>
    <message><source>会审后的改动</source><translation>Changed since the review</translation></message>
    <message><source>与模板对比</source><translation>Against the template</translation></message>
    <message><source>文稿</source><translation>Text</translation></message>
    <message><source>还没有文稿</source><translation>No text yet</translation></message>
    <message><source>会审意见</source><translation>Reviews</translation></message>
    <message><source>{day}前重报</source><translation>resubmit by {day}</translation></message>
    <message><source>参加：{units}</source><translation>attended by {units}</translation></message>
</context>
</TS>
