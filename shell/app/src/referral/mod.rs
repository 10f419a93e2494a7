//! A referral: begun, made, put right, answered for, taken back; and the referrer told of what was
//! decided. What a panel does with it is in `panel/`, what a supervisor does in `case/`.

pub mod amend;
pub mod answer;
pub mod by;
pub mod find;
pub mod read;
pub mod refer;
pub mod save;
pub mod take_back;
pub mod told;
pub mod withdraw;
