//! A small return for 2014-15 that is wrong on purpose, to try `check` on. Each child in it has
//! one fault, named beside its rows here and in the folder's README.

use crate::InventedFile;
use crate::returns::{EPISODES, HEADER};

/// Each fault and the Episodes rows that have it. The children's numbers run from 9000001.
pub const FAULTS: [(&str, &[&str]); 20] = [
    (
        "a day that is not in the calendar",
        &["31/06/2014,S,V2,N1,U6,PR1,,,,ZZ1 1AA,ZZ2 2BB,9900101"],
    ),
    ("a year of two digits", &["12/05/14,S,V2,N1,U6,PR1,,,,ZZ1 1AA,ZZ2 2BB,9900101"]),
    (
        "a legal status that is not a code",
        &["12/05/2014,S,V9,N1,U6,PR1,,,,ZZ1 1AA,ZZ2 2BB,9900101"],
    ),
    ("a placement that is not a code", &["02/06/2014,S,V2,N5,U9,PR1,,,,ZZ1 1AA,ZZ2 2BB,9900101"]),
    (
        "an episode that ends before it begins",
        &["11/08/2014,S,V2,N1,K2,PR4,08/11/2013,E4A,,ZZ1 1AA,ZZ2 2BB,9900102"],
    ),
    (
        "in and out on one day",
        &["03/09/2014,S,V2,N4,U6,PR1,03/09/2014,E4B,,ZZ1 1AA,ZZ2 2BB,9900101"],
    ),
    (
        "two episodes that overlap",
        &[
            "01/05/2014,S,V2,N1,U6,PR1,20/08/2014,X1,,ZZ1 1AA,ZZ2 2BB,9900101",
            "10/08/2014,P,V2,N1,U6,PR4,,,,ZZ1 1AA,ZZ3 3DD,9900103",
        ],
    ),
    (
        "an open episode with another after it",
        &[
            "14/04/2014,S,V2,N5,U6,PR1,,,,ZZ1 1AA,ZZ2 2BB,9900101",
            "20/10/2014,P,V2,N5,K2,PR4,,,,ZZ1 1AA,ZZ4 4EE,9900104",
        ],
    ),
    (
        "continues, but nothing follows",
        &["06/06/2014,S,V2,N1,U6,PR1,30/09/2014,X1,,ZZ1 1AA,ZZ2 2BB,9900101"],
    ),
    ("a short break of more than 17 days", &["01/07/2014,S,V3,N2,U6,PR1,25/07/2014,E4A,,,,"]),
    ("placed with parents under section 20", &["15/07/2014,S,V2,N1,P1,PR0,,,,ZZ1 1AA,ZZ1 1AA,"]),
    (
        "a stay that starts in a temporary placement",
        &[
            "22/09/2014,S,V2,N4,T2,,06/10/2014,X1,,ZZ1 1AA,ZZ5 5FF,",
            "06/10/2014,P,V2,N4,U6,PR1,,,,ZZ1 1AA,ZZ2 2BB,9900101",
        ],
    ),
    ("no row in the Header table", &["08/12/2014,S,V2,N5,U6,PR1,,,,ZZ1 1AA,ZZ2 2BB,9900101"]),
    (
        "an end without a reason",
        &["05/05/2014,S,V2,N1,U6,PR1,18/07/2014,,,ZZ1 1AA,ZZ2 2BB,9900101"],
    ),
    (
        "starts again on the day the last episode ended",
        &[
            "05/05/2014,S,V2,N1,U6,PR1,18/07/2014,E4A,,ZZ1 1AA,ZZ2 2BB,9900101",
            "18/07/2014,S,V2,N1,U6,PR1,,,,ZZ1 1AA,ZZ2 2BB,9900101",
        ],
    ),
    (
        "ends after the return's year",
        &["09/02/2015,S,V2,N6,K2,PR4,21/04/2015,E4B,,ZZ1 1AA,ZZ2 2BB,9900102"],
    ),
    (
        "said to be 18 while 15",
        &["01/05/2014,S,V2,N1,U6,PR1,12/01/2015,E17,,ZZ1 1AA,ZZ2 2BB,9900101"],
    ),
    (
        "a legal status change that changes nothing",
        &[
            "01/05/2014,S,C2,N1,U6,PR1,12/11/2014,X1,,ZZ1 1AA,ZZ2 2BB,9900101",
            "12/11/2014,L,C2,N1,U6,PR1,,,,ZZ1 1AA,ZZ2 2BB,9900101",
        ],
    ),
    (
        "a reason for ending from a later year's list",
        &["01/05/2014,S,C2,N1,U1,PR1,16/02/2015,E45,,ZZ1 1AA,ZZ2 2BB,9900101"],
    ),
    (
        "an emergency protection order of more than 21 days, and no category of need",
        &["02/03/2015,S,L2,,U6,PR1,,,,ZZ1 1AA,ZZ2 2BB,9900101"],
    ),
];

/// The number of the child with the fault at this place in [`FAULTS`].
pub fn child(place: usize) -> usize {
    9_000_001 + place
}

/// The bad return's files.
pub fn files() -> Vec<InventedFile> {
    let mut episodes = format!("{EPISODES}\n");
    let mut header = format!("{HEADER}\n");
    for (place, (fault, rows)) in FAULTS.iter().enumerate() {
        let child = child(place);
        for row in *rows {
            episodes.push_str(&format!("{child},{row}\n"));
        }
        if *fault != "no row in the Header table" {
            let day = place + 1;
            let serial = 3 + place;
            header.push_str(&format!("{child},1,{day:02}/10/1999,WBRI,A9990000000{serial:02},,\n"));
        }
    }
    let file =
        |name: &str, text| InventedFile { path: format!("try-check/bad-return/{name}"), text };
    vec![file("episodes.csv", episodes), file("header.csv", header)]
}
