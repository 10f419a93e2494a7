//! The act of agreement through its pages: two sides sign, the payment is invoiced and paid, and
//! whoever has nothing to do with it sees nothing of it.

use crate::support::House;
use axum::http::StatusCode;
use definitions::Money;

const QUARTER: &str = "2014-Q3";

fn open(house: &House) -> Money {
    let shown = house.service.shown();
    let book = &shown.view.book;
    book.statements[&QUARTER.parse().unwrap()].open.as_ref().unwrap().payment
}

/// Sends a form and expects to be led on to a page that is there.
async fn sends(house: &House, person: &str, path: &str, fields: &[(&str, &str)]) -> String {
    let cookie = house.cookie(person).await;
    let mut all = vec![("form", path)];
    all.extend_from_slice(fields);
    let answer = house.post(path, &cookie, person, &all).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{person} {path}: {}", answer.body);
    answer.location().to_owned()
}

async fn reads(house: &House, person: &str, path: &str) -> String {
    let cookie = house.cookie(person).await;
    let answer = house.get(path, &cookie).await;
    assert_eq!(answer.status, StatusCode::OK, "{person} {path}");
    answer.body
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sides_sign_and_the_payment_is_invoiced_and_paid() {
    let house = House::until(QUARTER).await;
    let amount = open(&house);
    let shown = amount.plain();
    let here = format!("/statements/{QUARTER}");
    let agreement = format!("{here}/agreement");
    let before = reads(&house, "U-CONTRACT", &agreement).await;
    assert!(before.contains("1 query is not answered or closed yet"), "the open query is named");

    // A stale amount is refused in words, beside the form.
    let cookie = house.cookie("U-CONTRACT").await;
    let stale = [("form", "stale"), ("shown", "1.00")];
    let stale = house.post(&agreement, &cookie, "U-CONTRACT", &stale).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.body.contains("not £1.00"), "{}", stale.body);

    sends(&house, "U-CONTRACT", &agreement, &[("shown", &shown)]).await;
    sends(&house, "U-BOARD", &agreement, &[("shown", &shown)]).await;
    let statement = reads(&house, "U-FINANCE", &here).await;
    assert_eq!(statement.matches("Signed with key").count(), 2, "{statement}");
    let keys = house.service.shown().view.book.act.keys.clone();
    assert_eq!(keys.keys().collect::<Vec<_>>(), ["payer:U-CONTRACT", "spv:U-BOARD"]);
    let account = reads(&house, "U-CONTRACT", "/account").await;
    assert!(account.contains(&keys["payer:U-CONTRACT"][0].0[..8]));

    let invoice = sends(&house, "U-BOARD", &format!("{here}/invoice"), &[("shown", &shown)]).await;
    assert!(invoice.starts_with("/invoices/CSSL-"), "{invoice}");
    sends(&house, "U-FINANCE", &format!("{invoice}/order"), &[("order", "PO-1")]).await;
    let today = house.service.clock.moment().today;
    let (day, month, year) =
        (today.day().to_string(), today.month().to_string(), today.year().to_string());
    let on = [("on-day", day.as_str()), ("on-month", &month), ("on-year", &year)];
    let pays = async |amount: &str, form: &str| {
        let cookie = house.cookie("U-FINANCE").await;
        let mut fields = vec![("form", form), ("amount", amount)];
        fields.extend_from_slice(&on);
        house.post(&format!("{invoice}/payments"), &cookie, "U-FINANCE", &fields).await
    };
    let beyond = pays(&Money(amount.0 + 1).plain(), "beyond").await;
    assert_eq!(beyond.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(beyond.body.contains("What is paid never exceeds what was agreed"));
    assert_eq!(pays("100.00", "part").await.status, StatusCode::SEE_OTHER);
    assert!(reads(&house, "U-INVESTOR", &invoice).await.contains("Part paid"));
    // The same form again is the same payment.
    assert_eq!(pays("100.00", "part").await.status, StatusCode::SEE_OTHER);
    let rest = Money(amount.0 - 10_000).plain();
    assert_eq!(pays(&rest, "rest").await.status, StatusCode::SEE_OTHER);
    let paid = reads(&house, "U-FINANCE", &invoice).await;
    assert!(paid.contains("PO-1") && paid.contains("Receipt 2"), "{paid}");
    let pdf = house.get(&format!("{invoice}/pdf"), &house.cookie("U-FINANCE").await).await;
    assert!(pdf.body.starts_with("%PDF-"), "{:?}", pdf.status);
    assert!(reads(&house, "U-DIRECTOR", "/invoices.csv").await.contains(",paid,"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_is_answered_on_its_page_and_what_is_due_is_in_one_list_and_one_calendar() {
    let house = House::until(QUARTER).await;
    let query = "/queries/Q-DEMO0001";
    let due = reads(&house, "U-DIRECTOR", "/due").await;
    assert!(due.contains("waits for an answer") && due.contains("is to be agreed or disputed"));
    let early = house.cookie("U-BOARD").await;
    let words = [("form", "early"), ("words", "Not mine")];
    let early = house.post(&format!("{query}/answers"), &early, "U-BOARD", &words).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("The query waits for the SIB Director"));
    let said = [("words", "The appendix lists them.")];
    sends(&house, "U-DIRECTOR", &format!("{query}/answers"), &said).await;
    assert!(reads(&house, "U-CONTRACT", query).await.contains("The appendix lists them."));
    sends(&house, "U-CONTRACT", &format!("{query}/closing"), &[("why", "Seen")]).await;

    let cookie = house.cookie("U-BOARD").await;
    let form = [("form", "calendar")];
    let made = house.post("/account/calendar", &cookie, "U-BOARD", &form).await;
    let from = made.body.find("/calendar/").unwrap();
    let address = &made.body[from..from + made.body[from..].find(".ics").unwrap() + 4];
    let feed = house.get(address, "").await;
    assert_eq!(feed.status, StatusCode::OK);
    assert!(feed.body.starts_with("BEGIN:VCALENDAR\r\n"), "{}", feed.body);
    assert_eq!(feed.body.matches("BEGIN:VEVENT").count(), feed.body.matches("URL:").count());
    assert!(feed.body.contains("is to be agreed or disputed"), "{}", feed.body);
    sends(&house, "U-BOARD", "/account/calendar/end", &[]).await;
    assert_eq!(house.get(address, "").await.status, StatusCode::NOT_FOUND);
}
