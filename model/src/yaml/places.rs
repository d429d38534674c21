//! Where everything in a YAML file stands, by path: `categories.value.medical`, `steps[3].amount`.

use super::error::FileError;
use crate::text;
use crate::text::Text;
use crate::tree::{Form, Node, Place};

/// A file that was read: its name, its text, and all it says with its places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    pub(super) file: String,
    pub(super) text: String,
    pub(super) root: Node,
}

impl Places {
    /// The places of what stands in no file: errors name the first character of nothing.
    pub fn nowhere() -> Places {
        let root = Node::nowhere(Form::Nothing);
        Places { file: String::new(), text: String::new(), root }
    }

    /// The name of the file, as whoever asked names it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Where the value of a path begins; where there is none, what encloses it.
    pub fn place(&self, path: &str) -> Place {
        self.root.places(path)[1]
    }

    /// Where the key of a path stands; where there is none, what encloses it.
    pub fn key(&self, path: &str) -> Place {
        self.root.places(path)[0]
    }

    /// An error at the value of a path.
    pub fn error(&self, path: &str, problem: Text, advice: Text) -> FileError {
        FileError::new(&self.file, &self.text, self.place(path), problem, advice)
    }

    /// An error at the key of a path: the whole entry is wrong, or something in it is missing.
    pub fn key_error(&self, path: &str, problem: Text, advice: Text) -> FileError {
        FileError::new(&self.file, &self.text, self.key(path), problem, advice)
    }

    /// The file introduces itself under `path` as what it has to be.
    pub fn introduces(&self, path: &str, found: &str, known: &str) -> Result<(), FileError> {
        if found == known {
            return Ok(());
        }
        let problem = text!("unknown format `{found}`", "未知的格式 `{found}`");
        let advice = text!("write \"{known}\"", "请写 \"{known}\"");
        Err(self.error(path, problem, advice))
    }
}
