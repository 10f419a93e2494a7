//! `/concerns`.

use crate::routes::Route;

/// The addresses here.
pub const ROUTES: &[Route] = &[];
