//! A small book with people, their tokens, and a way to ask as a program.

use app::access::Role;
use app::case_list::import::CaseList;
use app::people::add::{self, New};
use app::people::by::By;
use app::people::event::Relation;
use app::people::token;
use app::statutory_return::import::Sent;
use app::{Actor, Desk, Location, MasterKey, Mode, Moment, Reads};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use definitions::iso;
use door::{Digest, Place, Store};
use intake::return_903::Upload;
use serde_json::Value;
use server::{Clock, Service, Settings};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tower::ServiceExt;

/// The case list of every book here.
const CASES: &str = "case,young_person,name,referred,opened,date_of_birth,council_child_number,team,therapist,quadrant\n\
    C-101,Y-101,Invented One,2014-03-10,2014-04-01,2000-03-05,K101,North and Mid,T01,North\n\
    C-102,Y-102,Invented Two,2014-03-11,2014-04-02,2000-04-05,K102,South and West,T05,South\n\
    C-103,Y-103,,2014-03-12,,2000-05-05,K103,South and West,,South\n";

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\nK901,03/06/2013,S,C2,N1,U4,,\n\
    K101,10/05/2014,S,C2,N1,U4,20/05/2014,E4A\n";
const HEADER: &str = "CHILD,SEX,DOB,ETHNIC\nK901,1,14/02/2001,WBRI\nK101,1,05/03/2000,WXYZ\n";

/// The people of every book here.
const PEOPLE: [(&str, Role); 9] = [
    ("U-CONTRACT", Role::ContractManager),
    ("U-DATA", Role::DataOfficer),
    ("U-DIRECTOR", Role::SibDirector),
    ("U-INVESTOR", Role::Investor),
    ("U-MANAGER", Role::ServiceManager),
    ("U-THERAPIST", Role::Therapist),
    ("U-PROTECTION", Role::DataProtectionOfficer),
    ("U-ADMIN", Role::Administrator),
    ("U-REFERRER", Role::Referrer),
];

/// Every scope a token can be made for that an address here asks for.
pub const SCOPES: &str = "see-totals see-matrix see-money see-child see-child-identity \
    see-child-worth see-findings see-people see-reads see-history import-cases import-return log-concern see-work log-work \
    see-adherence see-team refer see-referral see-pathway see-licences file-licence";

/// A served book; its folder goes when the test ends.
pub struct Home {
    folder: PathBuf,
    service: Arc<Service>,
    router: Router,
    /// Pseudonyms of the three cases.
    pub keys: [String; 3],
}

/// What was answered.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Drop for Home {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// Nine in the morning of a day.
pub fn on(day: &str) -> Moment {
    let today = iso(day).unwrap();
    let since = definitions::days_between(definitions::Date::constant(1970, 1, 1), today);
    Moment { at: (since * 24 + 9) * 3_600_000_000, today }
}

fn who(text: &str) -> Actor {
    text.parse().unwrap()
}

impl Home {
    /// A book with a case list, a return and people, served as on 1 June 2015.
    pub async fn open() -> Home {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("api-tests-{}-{number}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let location = Location::Sqlite(folder.join("homeward.db"));
        let master = MasterKey::from_env_or_file(&folder.join("master.key"), true).unwrap();
        let desk = book(&location, &master).await;
        let keys = ["C-101", "C-102", "C-103"].map(|case| desk.book.pseudonyms.case(case));
        let reads = Reads::open(&location, &master).await.unwrap();
        let door = Store::open(&Place::Sqlite(folder.join("door.db"))).await.unwrap();
        let settings = Settings {
            origin: "http://localhost:8080".to_owned(),
            invented: true,
            behind_proxy: false,
            providers: Vec::new(),
            post: None,
            recompute: None,
        };
        let clock = Clock::pretending(iso("2015-06-01").unwrap());
        let service = Arc::new(Service::open(desk, reads, door, clock, settings).await.unwrap());
        Home { folder, router: server::router(service.clone()), service, keys }
    }

    /// A token of a person for these scopes, that works no more from a day.
    pub async fn token_until(&self, person: &str, scopes: &str, until: &str) -> String {
        let secret = format!("hw_{}", door::Token::new().unwrap().reveal());
        let new = token::New {
            token: app::fresh('T').unwrap(),
            label: "a test".to_owned(),
            digest: Digest::of(&secret).to_string(),
            scopes: scopes.split_whitespace().map(|word| word.parse().unwrap()).collect(),
            ends_at: app::london::begins(iso(until).unwrap()),
        };
        let actor = who("intermediary:U-ADMIN");
        let moment = on("2015-05-01");
        let by = By { actor: &actor, moment, mode: Mode::Record, form: &new.digest };
        token::make(&mut *self.service.desk().await, by, person, &new).await.unwrap();
        secret
    }

    /// A token of a person for these scopes.
    pub async fn token(&self, person: &str, scopes: &str) -> String {
        self.token_until(person, scopes, "2015-12-31").await
    }

    /// Ends every token of a person.
    pub async fn end_tokens(&self, person: &str) {
        let mut desk = self.service.desk().await;
        let people = desk.book.people.clone();
        let actor = who("intermediary:U-ADMIN");
        for (number, _) in people.tokens.iter().filter(|(_, token)| token.person == person) {
            let moment = on("2015-05-02");
            let by = By { actor: &actor, moment, mode: Mode::Record, form: number };
            token::end(&mut desk, by, person, number).await.unwrap();
        }
    }

    /// Lets a person go.
    pub async fn leave(&self, person: &str) {
        let actor = who("intermediary:U-ADMIN");
        let moment = on("2015-05-02");
        let by = By { actor: &actor, moment, mode: Mode::Record, form: person };
        let mut desk = self.service.desk().await;
        app::people::leave::leave(&mut desk, by, person, moment.today, None).await.unwrap();
    }

    /// The last entry of the record.
    pub fn entries(&self) -> u64 {
        self.service.shown().view.book.as_of
    }

    /// Looks at an address.
    pub async fn get(&self, token: &str, path: &str) -> Answer {
        self.ask(request("GET", path, token).body(Body::empty()).unwrap()).await
    }

    /// Sends something to an address, under a key.
    pub async fn post(&self, token: &str, path: &str, key: &str, body: &Value) -> Answer {
        let request = request("POST", path, token)
            .header("idempotency-key", key)
            .header("content-type", "application/json");
        self.ask(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Asks.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = serde_json::from_slice(&bytes)
            .unwrap_or_else(|_| panic!("not JSON: {}", String::from_utf8_lossy(&bytes)));
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

/// A request of a program.
pub fn request(method: &str, path: &str, token: &str) -> axum::http::request::Builder {
    let builder = Request::builder().method(method).uri(format!("/api/v1{path}"));
    match token {
        "" => builder,
        token => builder.header("authorization", format!("Bearer {token}")),
    }
}

impl Answer {
    /// It is a problem of this kind, in the one form there is.
    #[track_caller]
    pub fn is(&self, status: u16, word: &str) -> &Answer {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        assert_eq!(self.headers["content-type"], "application/problem+json");
        assert_eq!(self.body["type"], format!("/api/v1/problems#{word}"), "{}", self.body);
        assert_eq!(self.body["status"], status);
        assert!(self.body["title"].is_string() && self.body["detail"].is_string());
        self
    }

    /// It was done, or is shown.
    #[track_caller]
    pub fn ok(&self, status: u16) -> &Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        assert_eq!(self.headers["content-type"], "application/json");
        &self.body
    }
}

async fn book(location: &Location, master: &MasterKey) -> Desk {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contracts/essex");
    let names = [
        "contract.toml",
        "tracking.toml",
        "days.toml",
        "tariff.toml",
        "baseline.toml",
        "service.toml",
        "wider.toml",
        "pathway.toml",
        "chance.toml",
    ];
    // Fewer programmes than the contract's, so that tests are quick.
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let page = |name: &str| (name.to_owned(), text(name).replace("value = 10000", "value = 300"));
    let director = who("intermediary:a.director");
    let moment = on("2014-11-01");
    let pages = names.map(page).into();
    let mut desk = Desk::begin(location, master, pages, &director, moment).await.unwrap();
    desk.know_names().await.unwrap();
    let list = CaseList {
        name: "case-list.csv",
        bytes: CASES.as_bytes(),
        as_at: iso("2014-06-30").unwrap(),
        leave_out: false,
    };
    let provider = who("provider:b.support");
    app::case_list::import::import(&mut desk, &provider, moment, Mode::Record, list).await.unwrap();
    let payer = who("payer:d.officer");
    let upload = |name, text: &'static str| Upload { name, bytes: text.as_bytes() };
    let sent = Sent {
        year: "2014-15".parse().unwrap(),
        covers_to: iso("2014-09-30").unwrap(),
        prepared: iso("2014-10-10").unwrap(),
        number: 1,
        files: vec![upload("episodes.csv", EPISODES), upload("header.csv", HEADER)],
    };
    app::statutory_return::import::import(&mut desk, &payer, moment, Mode::Record, &sent)
        .await
        .unwrap();
    app::link::confirm::confirm_numbers(&mut desk, &payer, moment, Mode::Record, &[])
        .await
        .unwrap();
    for (person, role) in PEOPLE {
        let staff = Relation::Staff("T01".to_owned());
        let new = New {
            person: person.to_owned(),
            name: format!("Invented {}", role.title()),
            email: format!("{}@invented.example", person.to_lowercase()),
            organisation: app::access::asker::organisation_of(role).to_owned(),
            roles: vec![role],
            relations: if role == Role::Therapist { vec![staff] } else { Vec::new() },
        };
        let by = By { actor: &director, moment, mode: Mode::Record, form: person };
        add::add(&mut desk, by, &new).await.unwrap();
    }
    desk
}
