//! What keeps children safe, whatever it costs: the child-first brake, glass broken for a reason,
//! and the restricted log of risks, incidents and safeguarding concerns.

pub mod brake;
pub mod concern;
pub mod glass;
