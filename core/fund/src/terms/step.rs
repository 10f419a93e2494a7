//! The steps of the waterfall, as the page names them.

use crate::cost::Cost;
use definitions::Text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One step of the waterfall.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Step {
    /// Costs of one kind that are due, or will be before the next distribution date.
    Cost(Cost),
    /// The reserve is brought to what it should hold.
    Reserve,
    /// The Evolution Fund is brought to the year's budget.
    EvolutionFund,
    /// Interest on a class, arrears first.
    Interest(Text),
    /// Capital of a class.
    Principal(Text),
    /// The agreed return on a class.
    Return(Text),
    /// The part of the intermediary's fee that waits for the investors.
    DeferredFees,
    /// What is left, to a class.
    Surplus(Text),
}

impl Step {
    /// The class it pays, where it pays one.
    pub fn class(&self) -> Option<&Text> {
        match self {
            Step::Interest(class)
            | Step::Principal(class)
            | Step::Return(class)
            | Step::Surplus(class) => Some(class),
            Step::Cost(_) | Step::Reserve | Step::EvolutionFund | Step::DeferredFees => None,
        }
    }

    /// The words for it, as a table or a statement has them.
    pub fn said(&self) -> String {
        match self {
            Step::Cost(Cost::Tax) => "Tax".to_owned(),
            Step::Cost(Cost::Spv) => "SPV costs".to_owned(),
            Step::Cost(Cost::Intermediary) => "The intermediary's fee".to_owned(),
            Step::Cost(Cost::Service) => "The service".to_owned(),
            Step::Reserve => "The reserve".to_owned(),
            Step::EvolutionFund => "The Evolution Fund".to_owned(),
            Step::Interest(class) => format!("Interest, {class}"),
            Step::Principal(class) => format!("Capital, {class}"),
            Step::Return(class) => format!("Return, {class}"),
            Step::DeferredFees => "Deferred fees".to_owned(),
            Step::Surplus(class) => format!("What is left, to {class}"),
        }
    }
}

impl TryFrom<String> for Step {
    type Error = String;
    fn try_from(text: String) -> Result<Step, String> {
        let (first, class) = text.split_once(' ').unwrap_or((&text, ""));
        let class = class.trim();
        match (first, class) {
            ("tax", "") => Ok(Step::Cost(Cost::Tax)),
            ("spv-costs", "") => Ok(Step::Cost(Cost::Spv)),
            ("intermediary-fee", "") => Ok(Step::Cost(Cost::Intermediary)),
            ("service", "") => Ok(Step::Cost(Cost::Service)),
            ("reserve", "") => Ok(Step::Reserve),
            ("evolution-fund", "") => Ok(Step::EvolutionFund),
            ("deferred-fees", "") => Ok(Step::DeferredFees),
            (_, "") => Err(unknown(&text)),
            ("interest", class) => Ok(Step::Interest(class.into())),
            ("principal", class) => Ok(Step::Principal(class.into())),
            ("return", class) => Ok(Step::Return(class.into())),
            ("surplus", class) => Ok(Step::Surplus(class.into())),
            _ => Err(unknown(&text)),
        }
    }
}

fn unknown(text: &str) -> String {
    format!(
        "“{text}” is not a step: write tax, spv-costs, intermediary-fee, service, reserve, \
         evolution-fund or deferred-fees, or interest, principal, return or surplus and a class"
    )
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Cost(Cost::Tax) => f.write_str("tax"),
            Step::Cost(Cost::Spv) => f.write_str("spv-costs"),
            Step::Cost(Cost::Intermediary) => f.write_str("intermediary-fee"),
            Step::Cost(Cost::Service) => f.write_str("service"),
            Step::Reserve => f.write_str("reserve"),
            Step::EvolutionFund => f.write_str("evolution-fund"),
            Step::DeferredFees => f.write_str("deferred-fees"),
            Step::Interest(class) => write!(f, "interest {class}"),
            Step::Principal(class) => write!(f, "principal {class}"),
            Step::Return(class) => write!(f, "return {class}"),
            Step::Surplus(class) => write!(f, "surplus {class}"),
        }
    }
}

impl From<Step> for String {
    fn from(step: Step) -> String {
        step.to_string()
    }
}
