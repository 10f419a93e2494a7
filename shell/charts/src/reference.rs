//! Lines to compare with: a baseline, a target, a minimum. Each is drawn as a line with its name
//! beside it, never as a colour to look up.

use crate::Value;

/// What a line stands for, which decides how it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// What was counted: a coloured line with a mark at every figure.
    #[default]
    Observed,
    /// What it is compared with: dashes.
    Baseline,
    /// What is hoped for, or must not be passed: dots.
    Target,
}

/// A level across the whole chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Its name, drawn beside it.
    pub name: String,
    /// Where it lies.
    pub value: Value,
    /// How it is drawn.
    pub look: Look,
}

impl Reference {
    /// What the figures are compared with.
    pub fn baseline(name: impl Into<String>, value: impl Into<Value>) -> Reference {
        Reference { name: name.into(), value: value.into(), look: Look::Baseline }
    }

    /// What is hoped for, or must not be passed.
    pub fn target(name: impl Into<String>, value: impl Into<Value>) -> Reference {
        Reference { name: name.into(), value: value.into(), look: Look::Target }
    }

    /// Its name and its figure.
    pub(crate) fn words(&self) -> String {
        format!("{} {}", self.name, self.value.label())
    }

    /// The class of the level drawn across one bar.
    pub(crate) fn upright(&self) -> &'static str {
        match self.look {
            Look::Target => "chart-level chart-level-target",
            Look::Baseline | Look::Observed => "chart-level",
        }
    }

    pub(crate) fn class(&self) -> &'static str {
        match self.look {
            Look::Target => "chart-line chart-target",
            Look::Baseline | Look::Observed => "chart-line chart-baseline",
        }
    }
}
