//! Why an XML file cannot be read further, in the words of whoever sent it.

use crate::say::shown;
use quick_xml::Error;
use quick_xml::errors::IllFormedError;

/// Where reading stops.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The outermost tag is another's.
    Root(String),
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// The file ends while this tag is open, or before any.
    CutShort(Option<&'static str>),
    /// A tag is closed by another, or was never opened.
    Unmatched(String),
    /// A tag, comment or section is never closed.
    Unclosed,
    /// A name that stands for text only the file itself could define.
    Entity(String),
    /// Tags stand in one another deeper than any return's.
    TooDeep,
    /// One child has more rows than any child's life, or there is no end of findings.
    TooMuch,
    /// A second document follows.
    AfterTheEnd,
    /// A character XML does not allow.
    Unprintable,
    /// Anything else.
    Other,
}

impl Fault {
    /// The check, what is wrong and what to do; `line` is where.
    pub(super) fn told(self, line: usize) -> (&'static str, String, String) {
        let again = |title: String| {
            let hint = "Export the return again. What stands before that line was read, and \
                        nothing after it";
            ("xml_malformed", title, hint.to_owned())
        };
        let what = match self {
            Fault::Root(name) => {
                let title =
                    format!("This is XML or a web page, but no return: it begins with {name}");
                let hint = "Check that the right file was sent: a return begins with EXPSSDA903";
                return ("xml_not_a_return", title, hint.to_owned());
            }
            Fault::NotUtf8 => {
                let title = format!("Line {line} of this file holds text that is not UTF-8");
                let hint = "Save the file again as UTF-8: it looks like an older Windows encoding. \
                            Nothing from that line on was read";
                return ("text_not_utf8", title, hint.to_owned());
            }
            Fault::CutShort(Some(tag)) => format!("this file ends while {tag} is still open"),
            Fault::CutShort(None) => "this file ends before any tag".to_owned(),
            Fault::Unmatched(tag) => format!("the tag {tag} is closed where it is not open"),
            Fault::Unclosed => "a tag or comment is begun and never closed".to_owned(),
            Fault::Entity(name) => format!("{name} stands for something that is not in this file"),
            Fault::TooDeep => "tags stand in one another too deeply for a return".to_owned(),
            Fault::TooMuch => "one child has more in it than any return's child could".to_owned(),
            Fault::AfterTheEnd => "more follows after the end of the return".to_owned(),
            Fault::Unprintable => "there is a character that cannot be printed".to_owned(),
            Fault::Other => "this is not well-formed XML".to_owned(),
        };
        again(format!("At line {line}, {what}"))
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Fault {
        match error {
            Error::Syntax(_) => Fault::Unclosed,
            Error::IllFormed(
                IllFormedError::MismatchedEndTag { found, .. }
                | IllFormedError::UnmatchedEndTag(found),
            ) => Fault::Unmatched(shown(&found)),
            Error::IllFormed(IllFormedError::UnclosedReference) => Fault::Other,
            _ => Fault::Other,
        }
    }
}
