import { html } from '../html.ts';
import { type FindingPage, image, raw, type Shown } from './page.ts';

/** Where pictures can be, and whether a mark belongs on them: `data-mark` says so. */
export function placesPage({ verified }: Shown): FindingPage {
  const picture = (id: string, mark: 'right' | 'left' | 'none') =>
    image(verified, raw(`id="${id}" data-mark="${mark}"`));
  return {
    url: '/places',
    matter: 'Places',
    head: html`<style>
body { margin: 0; padding: 60px 20px 20px } section { display: inline-block; margin: 10px; vertical-align: top }
header { position: fixed; inset: 0 0 auto 0; height: 50px; background: #246; z-index: 9 }
@keyframes go { from { transform: none } to { transform: translateX(160px) } }
</style>`,
    body: html`<header></header>
<section>${picture('plain', 'right')}</section>
<section dir="rtl">${picture('rtl', 'left')}</section>
<section style="visibility: hidden">${picture('invisible', 'none')}</section>
<section style="opacity: 0">${picture('transparent', 'none')}</section>
<section style="display: none">${picture('absent', 'none')}</section>
<section style="position: relative">${picture('covered', 'none')}<i style="position: absolute; inset: 0; background: #fff"></i></section>
<section style="position: relative">${picture('linked-over', 'right')}<a href="#x" style="position: absolute; inset: 0"></a></section>
<section style="transform: scale(0.8) translateY(10px)">${picture('transformed', 'right')}</section>
<section style="zoom: 1.3">${picture('zoomed', 'right')}</section>
<section id="box" style="overflow: auto; width: 200px; height: 200px"><p style="height: 10px"></p>${picture('in-box', 'right')}<p style="height: 600px"></p></section>
<section style="overflow: hidden; width: 150px; height: 20px">${picture('clipped', 'none')}</section>
<section style="pointer-events: none">${picture('untouchable', 'right')}</section>
<div style="position: fixed; right: 20px; bottom: 20px">${picture('fixed', 'right')}</div>
<div style="position: relative; height: 130px"><div id="mover" style="position: absolute">${picture('moving', 'right')}</div></div>
<dialog id="dialog"><p>Hello</p>${picture('in-dialog', 'right')}</dialog>
<div popover="manual" id="popover" style="inset: 300px auto auto 600px">${picture('in-popover', 'right')}</div>`,
    lists: ['verified'],
  };
}
