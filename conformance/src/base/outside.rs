//! Makes text from outside fit for a message: shortens it and removes what a terminal would obey.

/// Greatest number of characters shown of a system's output.
const SHOWN: usize = 160;

/// Returns what a system wrote, shortened so that it can stand in a sentence and on a terminal.
pub fn shown(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(4 * SHOWN)];
    let text = String::from_utf8_lossy(head);
    let visible = |c: char| if c.is_control() || c == '\u{feff}' { '\u{fffd}' } else { c };
    let mut line: String = text.trim_end().chars().take(SHOWN).map(visible).collect();
    if text.trim_end().chars().count() > SHOWN {
        line.push('…');
    }
    line
}
