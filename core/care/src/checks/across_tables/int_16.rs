//! Rule INT16: the Previous permanence table gives a child the same date of birth as the Header.
//! A date that is blank or cannot be read disagrees with nothing; with two Header rows, one that
//! differs is enough.

use super::compared::born_otherwise;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT16",
    says: "The date of birth in the Previous permanence table is the one in the Header.",
    reads: &[(PreviousPermanence, "DOB"), (Header, "DOB")],
    points_at: &["DOB"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Find out which date of birth is right and correct the other: the Header’s decides \
              when the child turns 18.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    born_otherwise(checked, found, |child| &child.previous_permanence, |row| &row.dob);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_date_of_birth_than_the_headers_is_found() {
        check(
            "INT16",
            "
            PrevPerm
            CHILD DOB
            A 12/03/2010
            B 12/03/2010

            CHILD DOB
            A 12/03/2010
            B 03/12/2010
            ",
            expect![[r#"
                prevperm 2: Born on 12 March 2010 here, and on 3 December 2010 in the Header
            "#]],
        );
    }

    #[test]
    fn a_blank_an_unreadable_date_and_no_header_row_disagree_with_nothing() {
        check(
            "INT16",
            "
            PrevPerm
            CHILD DOB
            A -
            B 31/02/2010
            C 12/03/2010
            D 12/03/2010

            CHILD DOB
            A 12/03/2010
            B 12/03/2010
            C -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
