//! The places of everything in a YAML file, by path: `categories.value.medical`, `steps[3].amount`.

use super::error::FileError;
use crate::text;
use crate::text::Text;
use crate::tree::{Form, Node, Place};

/// A file that was read: its name, its text, and its tree with places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    pub(super) file: String,
    pub(super) text: String,
    pub(super) root: Node,
}

impl Places {
    /// Returns the places of a value that is in no file: errors name the first character of an
    /// empty text.
    pub fn nowhere() -> Places {
        let root = Node::nowhere(Form::Nothing);
        Places { file: String::new(), text: String::new(), root }
    }

    /// Returns the name of the file, as the caller gave it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns the place where the value of a path begins or, if there is none, that of the nearest
    /// enclosing value.
    pub fn place(&self, path: &str) -> Place {
        self.root.places(path)[1]
    }

    /// Returns the place of the key of a path or, if there is none, that of the nearest enclosing
    /// key.
    pub fn key(&self, path: &str) -> Place {
        self.root.places(path)[0]
    }

    /// Returns an error at the value of a path.
    pub fn error(&self, path: &str, problem: Text, advice: Text) -> FileError {
        FileError::new(&self.file, &self.text, self.place(path), problem, advice)
    }

    /// Returns an error at the key of a path: the whole entry is wrong, or it lacks something.
    pub fn key_error(&self, path: &str, problem: Text, advice: Text) -> FileError {
        FileError::new(&self.file, &self.text, self.key(path), problem, advice)
    }

    /// Checks that the file names the expected format under `path`.
    pub fn introduces(&self, path: &str, found: &str, known: &str) -> Result<(), FileError> {
        if found == known {
            return Ok(());
        }
        let problem = text!("unknown format `{found}`", "未知的格式 `{found}`");
        let advice = text!("write \"{known}\"", "请写 \"{known}\"");
        Err(self.error(path, problem, advice))
    }
}
