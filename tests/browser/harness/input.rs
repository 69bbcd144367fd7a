//! Mouse, keyboard and clipboard, as a reader uses them.

use anyhow::{Context, Result};
use serde_json::json;

use super::Browser;

impl Browser {
    /// Clicks on the middle of the `n`-th element that `selector` finds.
    pub fn click(&mut self, selector: &str, n: usize) -> Result<()> {
        let (x, y) = self.middle(selector, n)?;
        for kind in ["mousePressed", "mouseReleased"] {
            self.call(
                "Input.dispatchMouseEvent",
                json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 }),
            )?;
        }
        Ok(())
    }

    /// Moves the mouse onto the first element that `selector` finds.
    pub fn hover(&mut self, selector: &str) -> Result<()> {
        let (x, y) = self.middle(selector, 0)?;
        let moved = json!({ "type": "mouseMoved", "x": x, "y": y });
        self.call("Input.dispatchMouseEvent", moved).map(drop)
    }

    /// Taps with a finger on the first element that `selector` finds.
    pub fn tap(&mut self, selector: &str) -> Result<()> {
        let (x, y) = self.middle(selector, 0)?;
        let points = json!([{ "x": x, "y": y }]);
        for (kind, points) in [("touchStart", points), ("touchEnd", json!([]))] {
            let touch = json!({ "type": kind, "touchPoints": points });
            self.call("Input.dispatchTouchEvent", touch)?;
        }
        Ok(())
    }

    /// The position of the `n`-th visible element, after scrolling to it.
    fn middle(&mut self, selector: &str, n: usize) -> Result<(f64, f64)> {
        let place = self.eval(&format!(
            "(() => {{
                const shown = e => e.getClientRects().length;
                const element = [...document.querySelectorAll(`{selector}`)].filter(shown)[{n}];
                element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                const box = element.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            }})()"
        ))?;
        Ok(serde_json::from_value(place)?)
    }

    /// Presses a key: a character, or one with a name such as `ArrowDown`.
    pub fn press(&mut self, key: &str) -> Result<()> {
        let mut down = json!({ "type": "keyDown", "key": key });
        if key == "Tab" {
            down["windowsVirtualKeyCode"] = json!(9); // otherwise it does not move the focus
        }
        if key.chars().count() == 1 {
            down["text"] = json!(key);
        }
        self.call("Input.dispatchKeyEvent", down)?;
        self.call(
            "Input.dispatchKeyEvent",
            json!({ "type": "keyUp", "key": key }),
        )?;
        Ok(())
    }

    /// Writes into the focused field, as an input method does: without a key event.
    pub fn write(&mut self, text: &str) -> Result<()> {
        self.call("Input.insertText", json!({ "text": text }))
            .map(drop)
    }

    /// The content of the clipboard, which only this browser sees.
    pub fn clipboard(&mut self) -> Result<String> {
        let allowed =
            json!({ "permissions": ["clipboardReadWrite"], "browserContextId": self.context });
        self.call("Browser.grantPermissions", allowed)?;
        self.text("navigator.clipboard.readText()")
            .context("the clipboard cannot be read")
    }
}
