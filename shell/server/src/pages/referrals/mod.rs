//! `/referrals`: making one, following it, and every step taken with it, from the panel to the
//! close of its case. No page here shows a price, because nothing here could know one.

mod amend;
mod draft;
mod list;
mod next;
mod one;
mod said;
mod step;
mod steps;
mod take_back;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::visit::Visit;
use app::access::Action;
use app::referral::read::Referral;
use axum::routing::{get, post};
use step::{Step, show, submit};
use steps::{
    Accept, Agree, Answer, Ask, Assess, Assign, Close, Decline, Endorse, FirstVisit, Open, Refuse,
    Tell, Withdraw,
};

/// The address of a step, with its page and its form.
macro_rules! step {
    ($path:literal, $step:ty) => {
        Route::get(concat!("/referrals/{key}/", $path), Asks::Child(<$step>::ASKS), || {
            get(show::<$step>).post(submit::<$step>)
        })
    };
}

const REFERS: Asks = Asks::Programme(Action::Refer);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/referrals", Asks::SignedIn, || get(list::show)),
    Route::get("/referrals.csv", Asks::SignedIn, || get(list::csv)),
    Route::get("/referrals.xlsx", Asks::SignedIn, || get(list::excel)),
    Route::get("/referrals/new", REFERS, || get(draft::begin::show).post(draft::begin::submit)),
    Route::get("/referrals/drafts/{draft}/who", REFERS, || {
        get(draft::who::show).post(draft::who::submit)
    }),
    Route::get("/referrals/drafts/{draft}/why", REFERS, || {
        get(draft::why::show).post(draft::why::submit)
    }),
    Route::get("/referrals/drafts/{draft}/check", REFERS, || {
        get(draft::check::show).post(draft::check::submit)
    }),
    Route::post("/referrals/drafts/{draft}/let-go", REFERS, || post(draft::begin::let_go)),
    Route::get("/referrals/{key}", Asks::Child(Action::SeeReferral), || get(one::show)),
    Route::post("/referrals/{key}/take-back", Asks::Child(Action::SeeReferral), || {
        post(take_back::submit)
    }),
    Route::get("/referrals/{key}/amend", Asks::Child(Action::AmendReferral), || {
        get(amend::show).post(amend::submit)
    }),
    step!("answer", Answer),
    step!("withdraw", Withdraw),
    step!("ask", Ask),
    step!("endorse", Endorse),
    step!("refuse", Refuse),
    step!("assess", Assess),
    step!("accept", Accept),
    step!("decline", Decline),
    step!("open", Open),
    step!("assign", Assign),
    step!("first-visit", FirstVisit),
    step!("agreement", Agree),
    step!("close", Close),
    step!("tell", Tell),
];

/// Where a referral is.
pub fn address(key: &str) -> String {
    format!("/referrals/{key}")
}

/// A referral written down by hand, within reach of an action.
///
/// # Errors
/// As if there were no such page.
fn found(visit: &Visit, key: &str, action: Action) -> Result<Referral, Failure> {
    let reached = visit.child(key, action)?;
    let view = visit.view();
    let path = view.path(&reached.key)?.ok_or(Failure::NotFound)?;
    let today = visit.moment.today;
    Ok(app::referral::read::read(&view.book, &view.names, &path.referral, today)?)
}
