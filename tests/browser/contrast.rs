//! Contrast of formulas and drawings, which axe does not check, in each theme.
//!
//! WCAG 2.2 AA: 4.5 for text, 3 for the meaningful lines and signs of a drawing.

use anyhow::Result;

use crate::harness::{Browser, themes};

/// Compares every colour with its background: that of the page, with the shapes of a drawing in between. Equal
/// pairs of colours count once.
const PALE: &str = r"((theme) => {
    const parse = colour => {
        const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
        return { r, g, b, a };
    };
    const over = (top, ground) => ({
        r: top.r * top.a + ground.r * (1 - top.a), g: top.g * top.a + ground.g * (1 - top.a),
        b: top.b * top.a + ground.b * (1 - top.a), a: 1,
    });
    const light = c => [c.r, c.g, c.b].map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (a, b) => {
        const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
        return (bright + 0.05) / (dark + 0.05);
    };
    const ground = element => {
        const tops = [];
        for (let e = element; e; e = e.parentElement) {
            const colour = parse(getComputedStyle(e).backgroundColor);
            if (colour.a > 0) tops.push(colour);
            if (colour.a === 1) break;
        }
        return tops.reverse().reduce((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
    };
    const paint = (element, kind) => {
        const style = getComputedStyle(element);
        if (!style[kind].startsWith('rgb')) return null; // nothing, or a pattern of thin lines
        const colour = parse(style[kind]);
        return { ...colour, a: colour.a * style[`${kind}Opacity`] };
    };
    const found = new Map();
    const compare = (what, element, colour, below, wanted) => {
        const ratio = contrast(over(colour, below), below);
        if (ratio < wanted) found.set(`${what} ${ratio.toFixed(2)} < ${wanted}`, element.outerHTML.slice(0, 80).toWellFormed());
    };
    const tell = () => [...found].map(([pair, html]) => `${theme}: contrast of ${pair}: ${html}`);
    const letters = () => {
        for (const letter of document.querySelectorAll('main math :is(mi, mo, mn, mtext)')) {
            compare('a formula', letter, parse(getComputedStyle(letter).color), ground(letter), 4.5);
        }
    };
    letters();
    // a symbol that is lit
    const symbols = document.querySelectorAll('main .sym');
    symbols.forEach(symbol => symbol.classList.add('on'));
    letters();
    for (const name of document.querySelectorAll('main pre .sym')) {
        compare('a lit name', name, parse(getComputedStyle(name).color), ground(name), 4.5);
    }
    symbols.forEach(symbol => symbol.classList.remove('on'));
    for (const drawing of document.querySelectorAll('main svg.drawing')) {
        const page = ground(drawing);
        const shapes = [...drawing.querySelectorAll('rect, path')].map(shape => ({ shape, box: shape.getBoundingClientRect() }));
        for (const text of drawing.querySelectorAll('text, text tspan')) {
            if (![...text.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !text.getClientRects().length) continue;
            const box = text.getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const below = shapes
                .filter(({ shape, box }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom
                    && shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
                .map(({ shape }) => paint(shape, 'fill')).filter(fill => fill)
                .reduce((below, fill) => over(fill, below), page);
            compare('text in a drawing', text, paint(text, 'fill'), below, 4.5);
        }
        for (const sign of drawing.querySelectorAll('.outline, .arrow')) compare('a line', sign, paint(sign, 'stroke'), page, 3);
        for (const sign of drawing.querySelectorAll('.head')) compare('an arrow', sign, paint(sign, 'fill'), page, 3);
    }
    return tell();
})";

/// Everything on the open page with too little contrast.
pub fn check(browser: &mut Browser, page: &str) -> Result<Vec<String>> {
    browser.language("both")?;
    let mut faults = Vec::new();
    for theme in themes() {
        browser.theme(theme)?;
        browser.settle()?;
        let pale = browser.list(&format!("{PALE}('{theme}')"))?;
        faults.extend(pale.iter().map(|fault| format!("{page}: {fault}")));
    }
    Ok(faults)
}
