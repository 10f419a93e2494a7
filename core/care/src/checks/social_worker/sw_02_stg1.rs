//! Rule SW02STG1: a social worker’s number begins with SW, as it stands in the register, or with
//! XX for one who is not in it. A blank is found too.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "SW02STG1",
    says: "A social worker’s number begins with SW or XX.",
    reads: &[(SocialWorker, "SW_ID")],
    points_at: &["SW_ID"],
    in_force: Years::Published(2023, 2026),
    weight: Weight::Look,
    remedy: "Enter the number as it stands in the register of social workers, SW first, or one \
              of your own with XX first.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.social_worker {
        let id = row.sw_id.as_str();
        if id.is_empty() {
            found.at(row, "The social worker’s number is blank");
        } else if !id.starts_with("SW") && !id.starts_with("XX") {
            found.at(
                row,
                format!("The social worker’s number “{id}” begins with neither SW nor XX"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_beginning_and_a_blank_are_found() {
        check(
            "SW02STG1",
            "
            2023-24
            SWEpisodes
            CHILD SW_ID
            A SW123
            A XX123
            B 123
            B S
            C -
            ",
            expect![[r#"
                swepisodes 3: The social worker’s number “123” begins with neither SW nor XX
                swepisodes 4: The social worker’s number “S” begins with neither SW nor XX
                swepisodes 5: The social worker’s number is blank
            "#]],
        );
    }

    #[test]
    fn either_beginning_is_right() {
        check(
            "SW02STG1",
            "
            2023-24
            SWEpisodes
            CHILD SW_ID
            A SW123
            B XX123
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
