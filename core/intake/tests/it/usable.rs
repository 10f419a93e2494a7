//! Which rows are counted, and whose quarter waits for the rest.

use super::{told, year};
use expect_test::expect;
use intake::return_903::{Upload, read};

#[test]
fn a_row_that_cannot_be_counted_is_left_out_and_the_quarter_waits() {
    let bytes = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n\
        101,01/05/2013,S,V2,N5,U4,01/06/2013,X1\n\
        101,01/06/2013,P,V2,N5,U4,,\n\
        ,01/06/2013,P,V2,N5,U4,,\n\
        102,,S,V2,N5,U4,,\n\
        103,01/06/13,S,V2,N5,U4,,\n\
        104,01/06/2013,S,V2,N5,U4,soon,\n\
        105,01/06/2013,S,V2,N5,U4,01/05/2013,E4A\n\
        106,01/06/2013,S,V2,N5,U4,01/06/2013,E4A\n\
        107,01/06/2013,S,V2 (s20),N5,U4,,E4é\n";
    let (ret, _) = read(year(), &[Upload { name: "e", bytes: bytes.as_bytes() }]);
    assert_eq!(ret.episodes.len(), 9, "the checks still see every row");
    let (usable, findings) = intake::episodes(&ret);
    let counted: Vec<String> = usable
        .iter()
        .flat_map(|(child, episodes)| {
            episodes.iter().map(move |e| {
                let end = e.dec.map_or("open".to_owned(), |day| day.to_string());
                format!("{child} {}..{end} LS {:?} row {}", e.decom, e.ls, e.reported.row)
            })
        })
        .collect();
    expect![[r#"
        [
            "101 2013-05-01..2013-06-01 LS \"V2\" row 1",
            "101 2013-06-01..open LS \"V2\" row 2",
            "107 2013-06-01..open LS \"\" row 9",
        ]
    "#]]
    .assert_debug_eq(&counted);
    expect![[r#"
        refused episode_of_nobody at e, row 3, CHILD
          This episode has no child's number, so its days are nobody's
          Fill in the number and send the year again; until then nobody can say whose quarter it changes
        refused episode_without_a_first_day at e, row 4, DECOM [102]
          This episode has no first day, so its days cannot be counted
          Put the date right and send the year again; until then the child's quarter waits
        refused episode_first_day_unreadable at e, row 5, DECOM [103]
          This episode cannot be counted from “01/06/13”
          Put the date right and send the year again; until then the child's quarter waits
        refused episode_last_day_unreadable at e, row 6, DEC [104]
          This episode cannot be counted up to “soon”
          Put the date right and send the year again; until then the child's quarter waits
        refused 356 at e, row 7, DECOM DEC [105]
          This episode began on 1 June 2013 and ceased on 1 May 2013
          Check whether the two dates, or day and month, were exchanged; until then the child's quarter waits
        touches payment 355 at e, row 8, DECOM DEC [106]
          This episode began and ceased on 1 June 2013: it counts no day
          Check the day it ceased; if it lasted less than 24 hours, leave the row out
        touches payment not_a_code at e, row 9, LS [107]
          “V2 (S20)” is not a code; it was read as blank
          Put the right code from the return's guide and send the year again
        touches payment not_a_code at e, row 9, REC [107]
          “E4É” is not a code; it was read as blank
          Put the right code from the return's guide and send the year again
    "#]].assert_eq(&told(&findings));
}
