//! Any bytes sent as the comparison group's list: read without a panic, each child once.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (members, _) = intake::comparison_group::read_csv("x.csv", bytes);
    assert!(members.iter().all(|member| member.date_of_birth <= member.start));
    let mut children: Vec<&str> = members.iter().map(|member| member.child.as_str()).collect();
    children.sort_unstable();
    assert!(children.windows(2).all(|pair| pair[0] != pair[1]), "a child has two windows");
});
