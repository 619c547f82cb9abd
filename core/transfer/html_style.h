// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The look of the HTML archive: one style sheet, inline in every page, with nothing to load and nothing to run.
#pragma once

#include <string_view>

namespace ieum::transfer {

constexpr std::string_view htmlStyle = R"css(
:root{color-scheme:light dark;--page:#eef1f4;--card:#fff;--mine:#d9ecff;--ink:#1d2329;--soft:#5b6670;--line:#d5dbe1;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--page:#14181c;--card:#22282e;--mine:#1d3d5c;--ink:#e8ecef;--soft:#9aa6b1;--line:#343c44;--link:#7db8f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,"Noto Sans CJK KR","Noto Sans KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif}
header.room,main,nav,footer{max-width:46rem;margin:0 auto;padding:0 1rem}
header.room{padding-top:1.5rem}
h1{margin:0;font-size:1.4rem;overflow-wrap:anywhere}
p.about{margin:.25rem 0 1rem;color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
a{color:var(--link)}
nav{display:flex;justify-content:space-between;gap:1rem;padding-top:.75rem;padding-bottom:.75rem}
h2{position:sticky;top:0;z-index:1;width:max-content;max-width:100%;margin:1.25rem auto .75rem;padding:.15rem .9rem;border:1px solid var(--line);border-radius:1rem;background:var(--page);color:var(--soft);font-size:.85rem;font-weight:600}
article{margin:.6rem 0 0;max-width:85%;width:fit-content;overflow-wrap:anywhere}
article.next{margin-top:.2rem}
article.next .name{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
article .name{display:block;margin:0 .25rem .15rem;font-size:.85rem;font-weight:600}
article .row{display:flex;align-items:flex-end;gap:.5rem}
article .bubble{min-width:0;padding:.5rem .8rem;border:1px solid var(--line);border-radius:.3rem 1rem 1rem 1rem;background:var(--card)}
article time{flex:none;color:var(--soft);font-size:.75rem;white-space:nowrap}
article.mine{margin-left:auto}
article.mine .row{flex-direction:row-reverse}
article.mine .name{text-align:right}
article.mine .bubble{border-radius:1rem .3rem 1rem 1rem;background:var(--mine)}
article.system{max-width:90%;margin-left:auto;margin-right:auto}
article.system .bubble{border:0;background:none;padding:.2rem .5rem;color:var(--soft);font-size:.85rem;text-align:center}
article.system .row{justify-content:center}
article.deleted .text{color:var(--soft);font-style:italic}
article:target .bubble{outline:3px solid var(--link)}
.text{margin:0;white-space:pre-wrap;unicode-bidi:plaintext}
.reply{display:block;margin-bottom:.3rem;padding-left:.5rem;border-left:3px solid var(--link);font-size:.85rem}
.file{margin:.35rem 0 0}
.file small{color:var(--soft)}
.poll{margin:.35rem 0 0;padding-left:1.2rem}
.poll small,.reactions small,.marks{color:var(--soft)}
.reactions{margin:.35rem 0 0}
.marks{display:block;margin-top:.2rem}
.file img{display:block;max-width:100%;max-height:24rem;border-radius:.6rem}
.c0 .name{color:#a8324a}.c1 .name{color:#8a5200}.c2 .name{color:#5d6b00}.c3 .name{color:#1b7340}.c4 .name{color:#00707a}.c5 .name{color:#1f62b5}.c6 .name{color:#6a48b8}.c7 .name{color:#9b3a94}
@media (prefers-color-scheme:dark){.c0 .name{color:#f08fa2}.c1 .name{color:#e0ad63}.c2 .name{color:#c3cf6b}.c3 .name{color:#77cf9a}.c4 .name{color:#6ccbd3}.c5 .name{color:#8fbdf2}.c6 .name{color:#b9a1f0}.c7 .name{color:#e59ade}}
footer{padding-top:1.5rem;padding-bottom:2rem;color:var(--soft);font-size:.85rem}
@page{margin:14mm 12mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt;color:#444}}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--mine:#fff;--ink:#000;--soft:#444;--line:#999}body{font-size:10pt}nav{display:none}h2{position:static}h2,article .name{break-after:avoid}article{break-inside:avoid}article.next .name{position:static;width:auto;height:auto;clip-path:none}.file img{max-height:12cm}}
)css";

} // namespace ieum::transfer
