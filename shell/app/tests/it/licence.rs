//! Licences for what belongs to others: until one is on file for the day, no score is entered.

use crate::service::{Service, refused};
use crate::support::{day, on, who};
use app::licence::{end, file};
use app::people::add::{New, add};
use app::people::by::By;
use app::work::questionnaire;
use app::{Mode, access::Role};
use care::work::event::{Occasion, Questionnaire};
use wider::terms::Written;
use wider::{Instrument, Licence};

fn licence(began: &str) -> Licence {
    Licence {
        instrument: Instrument::Sdq,
        from: " its owner ".to_owned(),
        reference: "letter of 3 March".to_owned(),
        began: Written(day(began)),
        ended: None,
    }
}

fn answered(on: &str) -> Questionnaire {
    Questionnaire {
        instrument: "SDQ".to_owned(),
        version: "P11-17".to_owned(),
        informant: "parent".to_owned(),
        occasion: Occasion::Start,
        on: day(on),
        scores: [("total".to_owned(), 17)].into(),
    }
}

async fn begun() -> Service {
    let mut service = Service::new().await;
    let page = include_str!("../../../../contracts/essex/wider.toml");
    service.desk.book.wider = Some(wider::Terms::read(page).unwrap());
    let new = New {
        person: "U-MANAGER".to_owned(),
        name: "Invented Manager".to_owned(),
        email: "manager@invented.example".to_owned(),
        organisation: "provider".to_owned(),
        roles: vec![Role::ServiceManager],
        relations: Vec::new(),
    };
    service.act("2014-04-02", async |desk, by| add(desk, by, &new).await).await.unwrap();
    service
}

#[tokio::test]
async fn a_score_is_entered_only_where_a_licence_was_on_file_that_day() {
    let mut service = begun().await;
    let enter = async |service: &mut Service, id: &str, on: &str| {
        let questionnaire = answered(on);
        service
            .act("2014-05-20", async |desk, by| {
                questionnaire::enter(desk, by, "C-0", id, &questionnaire).await
            })
            .await
    };
    let none = enter(&mut service, "sdq-1", "2014-05-02").await;
    refused(none, "No licence for the SDQ is on file for 2 May 2014");
    let files = async |service: &mut Service, person: &str, number: &str, licence: &Licence| {
        service
            .from(person, number, "2014-05-20", async |desk, by| {
                file::file(desk, by, number, licence).await
            })
            .await
    };
    let not_theirs = files(&mut service, "U-B01", "L-1", &licence("2014-05-01")).await;
    refused(not_theirs, "You cannot put a licence on file");
    files(&mut service, "U-MANAGER", "L-1", &licence("2014-05-01")).await.unwrap();
    let again = files(&mut service, "U-MANAGER", "L-1", &licence("2014-05-01")).await.unwrap();
    assert_eq!(again.entries, 0, "the same form again puts nothing more on file");
    enter(&mut service, "sdq-1", "2014-05-02").await.unwrap();
    let before = enter(&mut service, "sdq-2", "2014-04-20").await;
    refused(before, "on file for 20 April 2014");

    let ends = async |service: &mut Service, form: &str, on: &str| {
        service
            .from("U-MANAGER", form, "2014-05-20", async |desk, by| {
                end::end(desk, by, "L-1", day(on)).await
            })
            .await
    };
    refused(ends(&mut service, "end-0", "2014-05-01").await, "begins on 1 May 2014");
    ends(&mut service, "end-1", "2014-05-10").await.unwrap();
    enter(&mut service, "sdq-3", "2014-05-09").await.unwrap();
    refused(enter(&mut service, "sdq-4", "2014-05-10").await, "on file for 10 May 2014");
    refused(ends(&mut service, "end-2", "2014-06-01").await, "ends on 10 May 2014 already");
}

#[tokio::test]
async fn a_licence_says_who_gave_it_and_does_not_end_before_it_begins() {
    let mut service = begun().await;
    let manager = who("provider:U-MANAGER");
    let backwards = Licence { ended: Some(Written(day("2014-05-01"))), ..licence("2014-05-01") };
    let nobody = Licence { from: " ".to_owned(), ..licence("2014-05-01") };
    for (licence, words) in [(backwards, "ends before it begins"), (nobody, "Say who gave")] {
        let by = By { actor: &manager, moment: on("2014-05-20"), mode: Mode::Record, form: words };
        refused(file::file(&mut service.desk, by, "L-2", &licence).await, words);
    }
    assert!(service.desk.book.licences.is_empty());
}
