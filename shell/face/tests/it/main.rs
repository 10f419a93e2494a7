//! Our components against the examples the GOV.UK Design System publishes of its own: the same
//! elements with the same attributes and the same words, for the same options. Which examples of a
//! component we support is listed beside it; the others ask for something our pages never need.

mod asked;
mod choices;
mod examples;
mod lists;
mod moves;
mod notices;
mod options;
mod plain;
mod tables;
mod tree;
