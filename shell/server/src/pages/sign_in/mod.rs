//! `/sign-in`: coming in, by each means there is: the organisation's own sign-in, a passkey, or a
//! password with a code. Whatever is wrong is said in the same words, after the same time.

mod code;
mod coming_in;
mod demo;
mod organisation;
mod passkey;
mod password;
mod step_up;
mod welcome;

use crate::routes::{Asks, Route};
use axum::routing::{get, post};

pub use coming_in::{holder_id, kept};
pub use passkey::{challenged, field, passkeys, refused};

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/sign-in", Asks::Nothing, || get(password::show).post(password::submit)),
    Route::get("/sign-in/code", Asks::Nothing, || get(code::show).post(code::submit)),
    Route::post("/sign-in/demo", Asks::Nothing, || post(demo::submit)),
    Route::post("/sign-in/passkey/challenge", Asks::Nothing, || post(passkey::challenge)),
    Route::post("/sign-in/passkey/answer", Asks::Nothing, || post(passkey::answer)),
    Route::get("/sign-in/organisation/{provider}", Asks::Nothing, || get(organisation::leave)),
    Route::get("/sign-in/organisation/{provider}/back", Asks::Nothing, || get(organisation::back)),
    Route::post("/sign-out", Asks::SignedIn, || post(coming_in::leave)),
    Route::get("/step-up", Asks::SignedIn, || get(step_up::show).post(step_up::submit)),
    Route::post("/step-up/passkey/challenge", Asks::SignedIn, || post(step_up::challenge)),
    Route::post("/step-up/passkey/answer", Asks::SignedIn, || post(step_up::answer)),
    Route::get("/welcome/{link}", Asks::Nothing, || get(welcome::show).post(welcome::submit)),
    Route::get("/welcome/{link}/code", Asks::Nothing, || {
        get(welcome::show_code).post(welcome::submit_code)
    }),
];
