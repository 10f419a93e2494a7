//! The service on the first year and a half of an invented programme, asked without a network.

use app::case_list::import::CaseList;
use app::statutory_return::import::Sent;
use app::{Actor, Desk, Location, MasterKey, Mode, Moment, Reads};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use definitions::{Date, Quarter};
use demo::Step;
use door::{Beginning, How, Place, Store};
use intake::return_903::Upload;
use server::{Clock, Service, Settings};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tower::ServiceExt;

/// The address people type in these tests.
pub const ORIGIN: &str = "http://localhost";

/// A folder of its own, gone when the test ends.
pub struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("server-tests-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// A service and its addresses.
pub struct House {
    pub service: Arc<Service>,
    pub router: Router,
    _folder: Folder,
}

/// What was answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl House {
    /// The invented programme until a quarter is proposed, with its invented people.
    pub async fn until(quarter: &str) -> House {
        let folder = Folder::new();
        let master = MasterKey::generate().unwrap();
        let location = Location::Sqlite(folder.0.join("homeward.db"));
        let (desk, last) = played(&location, &master, quarter.parse().unwrap()).await;
        House::of(folder, desk, &location, &master, last).await
    }

    async fn of(
        folder: Folder,
        mut desk: Desk,
        location: &Location,
        master: &MasterKey,
        today: Date,
    ) -> House {
        let clock = Clock::pretending(today);
        server::demonstration::invent(&mut desk, clock.moment()).await.unwrap();
        let reads = Reads::open(location, master).await.unwrap();
        let door = Store::open(&Place::Sqlite(folder.0.join("door.db"))).await.unwrap();
        let settings = Settings {
            origin: ORIGIN.to_owned(),
            invented: true,
            behind_proxy: false,
            providers: Vec::new(),
            post: None,
            recompute: None,
        };
        let service = Service::open(desk, reads, door, clock, settings).await.unwrap();
        let service = Arc::new(service);
        House { router: server::router(service.clone()), service, _folder: folder }
    }

    /// Signs someone in, as the demonstration does; the cookie.
    pub async fn cookie(&self, person: &str) -> String {
        let beginning = Beginning { person, how: How::Demo, agent: "", data: "" };
        let now = self.service.clock.door();
        let (token, session) = self.service.sessions.begin(beginning, now).await.unwrap();
        self.service.sessions.step_up(&session.id, now).await.unwrap();
        format!("__Host-homeward={}", token.reveal())
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty());
        self.ask(request.unwrap()).await
    }

    /// Sends a form made for a person.
    pub async fn post(
        &self,
        path: &str,
        cookie: &str,
        person: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.append_pair("csrf", &self.service.form_token(person));
        form.extend_pairs(fields);
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.finish()));
        self.ask(request.unwrap()).await
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Answer {
    /// Where it leads.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }
}

fn pages() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts/essex");
    let names = [
        "contract.toml",
        "tracking.toml",
        "days.toml",
        "tariff.toml",
        "baseline.toml",
        "service.toml",
        "agreement.toml",
        "wider.toml",
        "pathway.toml",
        "chance.toml",
    ];
    // Fewer programmes than the contract's, so that tests are quick.
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let page = |name: &str| (name.to_owned(), text(name).replace("value = 10000", "value = 300"));
    names.map(page).into()
}

fn on(day: Date) -> Moment {
    let since = definitions::days_between(Date::constant(1970, 1, 1), day);
    Moment { at: (since * 24 + 9) * 3_600_000_000, today: day }
}

fn who(text: &str) -> Actor {
    text.parse().unwrap()
}

/// Plays the invented programme through the same verbs as anyone's.
async fn played(location: &Location, master: &MasterKey, until: Quarter) -> (Desk, Date) {
    let programme = demo::invent(1, 1);
    let text = |path: &str| {
        let file = programme.files.iter().find(|file| file.path == path);
        file.unwrap_or_else(|| panic!("{path}")).text.clone().into_bytes()
    };
    let (payer, spv) = (who("payer:demo.officer"), who("spv:demo.board"));
    let (director, provider) = (who("intermediary:demo.director"), who("provider:demo.support"));
    let first = on(programme.steps[0].on());
    let mut desk = Desk::begin(location, master, pages(), &director, first).await.unwrap();
    let mode = Mode::Record;
    for step in &programme.steps {
        let moment = on(step.on());
        match step {
            Step::ImportCases { path, on } => {
                let bytes = text(path);
                let name = path.rsplit('/').next().unwrap();
                let dated = name.trim_end_matches(".csv").trim_start_matches("case-list-");
                let as_at = definitions::iso(dated).unwrap_or(*on);
                let list = CaseList { name, bytes: &bytes, as_at, leave_out: false };
                app::case_list::import::import(&mut desk, &provider, moment, mode, list)
                    .await
                    .unwrap();
            }
            Step::ImportReturn { dir, year, covers_to, prepared, submission, .. } => {
                let files: Vec<_> =
                    programme.files.iter().filter(|file| file.path.starts_with(&**dir)).collect();
                let files = files
                    .iter()
                    .map(|file| Upload {
                        name: file.path.rsplit('/').next().unwrap(),
                        bytes: file.text.as_bytes(),
                    })
                    .collect();
                let (year, covers_to, prepared) = (*year, *covers_to, *prepared);
                let sent = Sent { year, covers_to, prepared, number: *submission, files };
                app::statutory_return::import::import(&mut desk, &payer, moment, mode, &sent)
                    .await
                    .unwrap();
            }
            Step::ConfirmLink { case, council_child_number, .. } => {
                let why = "looked at both";
                let number = council_child_number;
                app::link::confirm::confirm(&mut desk, &payer, moment, mode, case, number, why)
                    .await
                    .unwrap();
            }
            Step::ConfirmNumbers { .. } => {
                app::link::confirm::confirm_numbers(&mut desk, &payer, moment, mode, &[])
                    .await
                    .unwrap();
            }
            Step::Propose { quarter, .. } => {
                app::statement::propose::propose(&mut desk, &director, moment, mode, *quarter)
                    .await
                    .unwrap();
                if *quarter >= until {
                    return (desk, step.on());
                }
            }
            Step::Agree { quarter, .. } => {
                let open = desk.book.statements[quarter].open.as_ref().unwrap().payment;
                for side in [&payer, &spv] {
                    app::statement::agree::agree(&mut desk, side, moment, mode, *quarter, open)
                        .await
                        .unwrap();
                }
            }
            Step::Dispute { .. } | Step::Determine { .. } => {}
        }
    }
    panic!("{until} is not among the quarters of the invented programme");
}
