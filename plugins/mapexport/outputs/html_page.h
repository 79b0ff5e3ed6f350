// SPDX-License-Identifier: MIT
#pragma once

namespace kv::mapexport {

/// The style and the script of a map's page. Both are constants, so that their SHA-256 can stand in
/// the page's own content security policy: kHtmlPolicy, which a test holds against them.
inline constexpr const char* kHtmlStyle =
    R"(*{box-sizing:border-box}body{margin:0;font:16px/1.5 "Liberation Sans",Arial,Helvetica,sans-serif;color:#1a1a1a;background:#fff}
main{max-width:1400px;margin:0 auto;padding:1rem}h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}p{margin:.25rem 0}
.quiet{color:#595959}.mark{font-weight:bold}.split{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start;margin-top:1rem}
figure{margin:0;flex:1 1 520px;min-width:0}figure svg{width:100%;height:auto;display:block}figcaption{font-size:.8rem;color:#595959;margin-top:.5rem}
section{flex:1 1 360px;min-width:0}.scroll{max-height:80vh;overflow:auto;border:1px solid #ddd}table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;font-weight:bold;padding:.4rem .5rem}th,td{padding:.2rem .5rem;border-bottom:1px solid #e5e5e5;text-align:left;vertical-align:top}
thead th{position:sticky;top:0;background:#fff;border-bottom:2px solid #595959}thead button{font:inherit;font-weight:bold;background:none;border:0;padding:0;cursor:pointer;color:inherit;text-decoration:underline}
tbody th{font-weight:normal}td.n{text-align:right;white-space:nowrap}td svg{width:1.6em;height:1em;vertical-align:-.1em;margin-right:.3em}
tr.on{background:#fff3b0}[data-region]:focus{outline:none}path.on,use.on,path[data-region]:hover,use[data-region]:hover{stroke:#000;stroke-width:30}
output{display:block;min-height:1.6em;font-weight:bold;margin-top:.5rem}
@media print{.scroll{max-height:none;overflow:visible;border:0}thead th{position:static}tr{break-inside:avoid}output,.keys{display:none}})";

inline constexpr const char* kHtmlScript = R"((function(){
var areas=[].slice.call(document.querySelectorAll('figure [data-region]')),rows={},told=document.getElementById('told'),at=-1,now=null;
[].forEach.call(document.querySelectorAll('tbody tr'),function(r){rows[r.getAttribute('data-region')]=r});
function show(i,scroll){if(now!==null){areas[now].classList.remove('on');var o=rows[areas[now].getAttribute('data-region')];if(o)o.classList.remove('on')}
now=i;if(i===null){told.textContent='';return}var a=areas[i],r=rows[a.getAttribute('data-region')];a.classList.add('on');
told.textContent=a.getAttribute('aria-label');if(r){r.classList.add('on');if(scroll)r.scrollIntoView({block:'nearest'})}}
function go(i){i=(i+areas.length)%areas.length;if(at>=0)areas[at].setAttribute('tabindex','-1');at=i;areas[i].setAttribute('tabindex','0');areas[i].focus()}
var order=areas.slice();
areas.forEach(function(a,i){var t=a.querySelector('title');a.setAttribute('aria-label',t?t.textContent:a.getAttribute('data-region'));
a.setAttribute('role','img');a.setAttribute('tabindex',i?'-1':'0');
a.addEventListener('mouseenter',function(){show(i,true)});a.addEventListener('mouseleave',function(){show(null)});
a.addEventListener('focus',function(){at=i;show(i,true)});a.addEventListener('blur',function(){show(null)});
a.addEventListener('keydown',function(e){var k=e.key;if(k==='ArrowRight'||k==='ArrowDown')go(i+1);else if(k==='ArrowLeft'||k==='ArrowUp')go(i-1);else if(k==='Home')go(0);else if(k==='End')go(areas.length-1);else return;e.preventDefault()})});
if(areas.length)at=0;
Object.keys(rows).forEach(function(k){rows[k].addEventListener('mouseenter',function(){for(var i=0;i<areas.length;i++)if(areas[i].getAttribute('data-region')===k)show(i,false)})});
[].forEach.call(document.querySelectorAll('thead th'),function(h,c){var b=document.createElement('button');b.type='button';b.textContent=h.textContent;h.textContent='';h.appendChild(b);
b.addEventListener('click',function(){var body=document.querySelector('tbody'),up=h.getAttribute('aria-sort')!=='ascending';
[].forEach.call(document.querySelectorAll('thead th'),function(x){x.removeAttribute('aria-sort')});h.setAttribute('aria-sort',up?'ascending':'descending');
var list=[].slice.call(body.rows).map(function(r,i){return{r:r,i:i,k:r.cells[c].getAttribute('data-key')||r.cells[c].textContent}});
list.sort(function(x,y){var a=parseFloat(x.k),b=parseFloat(y.k),d;if(!isNaN(a)&&!isNaN(b))d=a-b;else if(!isNaN(a))return -1;else if(!isNaN(b))return 1;else d=x.k.localeCompare(y.k,document.documentElement.lang);return(up?d:-d)||x.i-y.i});
list.forEach(function(x){body.appendChild(x.r)})})})})();)";

}  // namespace kv::mapexport
