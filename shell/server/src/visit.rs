//! A visit: who is signed in, what they are shown, and what they may. A page that takes one
//! cannot be reached without signing in.

use crate::failure::Failure;
use crate::pages::who::of_organisation;
pub use crate::reach::Reached;
use crate::reach::{Eyes, Reach, next_end};
use crate::rendered::{Page, Whose};
use crate::service::{AtDesk, Service, Shown};
use app::access::{Action, Asker, Here, Thing};
use app::london::in_london;
use app::people::by::By;
use app::{Actor, Mode, Moment, View};
use axum::body::Bytes;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse, Response};
use door::Session;
use face::{Frame, NavItem, WhoShown};
use maud::Markup;
use std::sync::Arc;
use std::time::Duration;

/// The cookie a session is carried in.
pub const COOKIE: &str = "__Host-homeward";
/// How long after showing again that it is they a person may begin something that binds.
const FRESH: Duration = Duration::from_secs(15 * 60);
/// And how long they may take over the form.
const FRESH_FOR_FORM: Duration = Duration::from_secs(45 * 60);

/// One request of someone signed in.
pub struct Visit {
    /// The service.
    pub service: Arc<Service>,
    /// What is shown.
    pub shown: Arc<Shown>,
    /// Who asks.
    pub asker: Asker,
    /// Their session.
    pub session: Session,
    /// When.
    pub moment: Moment,
    /// The address asked for, with its query.
    pub here: String,
    method: Method,
}

impl FromRequestParts<Arc<Service>> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(
        parts: &mut Parts,
        service: &Arc<Service>,
    ) -> Result<Visit, Failure> {
        let here = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let session = session_of(service, &parts.headers).await?;
        // After a form that came too late, its page is the place to go back to.
        let Some(session) = session else {
            let back = match parts.method {
                Method::GET | Method::HEAD => here,
                _ => parts.uri.path().to_owned(),
            };
            return Err(Failure::SignIn(back));
        };
        let shown = service.shown();
        let moment = service.clock.moment();
        let strong = session.how.is_strong() || session.how == door::How::Demo;
        let standing = Here { second_factor: strong, program: false };
        let people = &shown.view.book.people;
        let asker = app::access::asker(people, &session.person, moment.today, standing);
        let Some(asker) = asker else {
            service.sessions.revoke_all(&session.person, None).await?;
            return Err(Failure::SignIn("/".to_owned()));
        };
        let (service, method) = (service.clone(), parts.method.clone());
        Ok(Visit { service, shown, asker, session, moment, here, method })
    }
}

/// The session a request carries.
///
/// # Errors
/// A fault of the store.
pub async fn session_of(
    service: &Service,
    headers: &HeaderMap,
) -> Result<Option<Session>, Failure> {
    match cookie(headers, COOKIE) {
        Some(token) => Ok(service.sessions.find(token, service.clock.door()).await?),
        None => Ok(None),
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

impl Visit {
    /// What is shown.
    pub fn view(&self) -> &View {
        &self.shown.view
    }

    /// Whether they may do something of the programme as a whole.
    pub fn may(&self, action: Action) -> bool {
        self.shown.memory.may(&self.service, &self.asker, action, self.moment.today)
    }

    /// Asks for something of the programme as a whole.
    ///
    /// # Errors
    /// As if there were no such page; or a wish to see again that it is they, where it binds.
    pub fn must(&self, action: Action) -> Result<(), Failure> {
        if !self.may(action) {
            return Err(Failure::NotFound);
        }
        self.must_be_fresh(action)
    }

    /// Asks for something of one thing.
    ///
    /// # Errors
    /// As if there were no such page; or a wish to see again that it is they, where it binds.
    pub fn must_of(&self, action: Action, thing: &Thing<'_>) -> Result<(), Failure> {
        match self.service.allows(&self.asker, action, thing) {
            true => self.must_be_fresh(action),
            false => Err(Failure::NotFound),
        }
    }

    /// Asks the person to have shown, minutes ago, that it is they.
    ///
    /// # Errors
    /// A wish to see it again.
    pub fn must_show_again(&self) -> Result<(), Failure> {
        let form = !matches!(self.method, Method::GET | Method::HEAD);
        let length = if form { FRESH_FOR_FORM } else { FRESH };
        let now = self.service.clock.door();
        match self.session.stepped_up_within(length, now) {
            true => Ok(()),
            false => Err(Failure::StepUp(self.here.clone())),
        }
    }

    fn must_be_fresh(&self, action: Action) -> Result<(), Failure> {
        if action.needs_step_up() { self.must_show_again() } else { Ok(()) }
    }

    /// A young person within reach of an action. One who is not there and one who is out of reach
    /// are decided alike and answered alike.
    ///
    /// # Errors
    /// As if there were no such page.
    pub fn child(&self, key: &str, action: Action) -> Result<Reached<'_>, Failure> {
        let of = (&*self.service, &*self.shown, &self.asker);
        let reached = crate::reach::child(of, key, action, self.moment)?;
        let reached = reached.ok_or(Failure::NotFound)?;
        self.must_be_fresh(action)?;
        Ok(reached)
    }

    /// Who looks, at what, and when.
    pub fn eyes(&self) -> Eyes<'_> {
        let (service, shown, asker) = (&self.service, &self.shown, &self.asker);
        Eyes { service, shown, asker, moment: self.moment }
    }

    /// Which listed cases they reach with an action, in the order of the list.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn reach(&self, action: Action) -> Result<Arc<Reach>, Failure> {
        Ok(self.eyes().reach(action)?)
    }

    /// Notes that children's records are shown. Nothing is shown before it is noted.
    ///
    /// # Errors
    /// A fault of the log.
    pub async fn note(&self, what: &str, subjects: Vec<String>) -> Result<(), Failure> {
        if subjects.is_empty() {
            return Ok(());
        }
        self.service.metrics.read();
        let by = self.by_name();
        Ok(self.service.reads.note(self.moment.at, &by, what.to_owned(), subjects).await?)
    }

    /// A page without a form: as it was rendered for this person since the book last moved, or
    /// rendered now, with the pseudonyms of the children it shows. Nothing of `render` is done where
    /// the page is kept. The look is noted each time, before the page is handed over.
    ///
    /// # Errors
    /// What rendering it fails with, or a fault of the log.
    pub async fn kept(
        &self,
        what: &str,
        render: impl Future<Output = Result<(Markup, Vec<String>), Failure>>,
    ) -> Result<Response, Failure> {
        let whose = Whose {
            person: self.asker.id.clone(),
            second_factor: self.asker.second_factor,
            day: self.moment.today,
            here: self.here.clone(),
        };
        let page = match self.shown.rendered.get(&whose, self.moment.at) {
            Some(page) => page,
            None => {
                let (markup, subjects) = render.await?;
                let until = next_end(self.view(), self.moment.at);
                let bytes = Bytes::from(markup.into_string());
                let page = Page { until, bytes, subjects: subjects.into() };
                self.shown.rendered.put(whose, page.clone());
                page
            }
        };
        self.note(what, page.subjects.to_vec()).await?;
        Ok(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page.bytes).into_response())
    }

    /// The same page, not kept: something on it is still being worked out.
    ///
    /// # Errors
    /// What rendering or the log of reads says.
    pub async fn passing(
        &self,
        what: &str,
        render: impl Future<Output = Result<(Markup, Vec<String>), Failure>>,
    ) -> Result<Response, Failure> {
        let (markup, subjects) = render.await?;
        self.note(what, subjects).await?;
        Ok(markup.into_response())
    }

    /// How the record names who acts.
    pub fn by_name(&self) -> String {
        format!("{}:{}", self.asker.organisation, self.asker.id)
    }

    /// Who acts on the record.
    ///
    /// # Errors
    /// As if there were no such page, for whoever is no party to the contract.
    pub fn actor(&self) -> Result<Actor, Failure> {
        let account = self.view().book.people.accounts.get(&self.asker.id);
        account
            .and_then(|account| app::access::actor(account, &self.asker.id))
            .ok_or(Failure::NotFound)
    }

    /// How the record names who acts for their party, such as `payer:U-CONTRACT`; nothing for
    /// whoever is no party to the contract.
    pub fn by_name_acting(&self) -> String {
        self.actor().map(|actor| actor.to_string()).unwrap_or_default()
    }

    /// How a verb about people is done from a form.
    pub fn by<'a>(&self, actor: &'a Actor, form: &'a str) -> By<'a> {
        By { actor, moment: self.moment, mode: Mode::Record, form }
    }

    /// The desk, to record something.
    pub async fn desk(&self) -> AtDesk<'_> {
        self.service.desk().await
    }

    /// What proves that a form was made for this person.
    pub fn csrf(&self) -> String {
        self.service.form_token(&self.asker.id)
    }

    /// The person's name.
    pub fn name(&self) -> &str {
        match self.view().names.of(&self.asker.id) {
            "" => &self.asker.id,
            name => name,
        }
    }

    /// The frame of a page with this title.
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        let roles: Vec<&str> = self.asker.roles.iter().map(|role| role.title()).collect();
        let book = &self.view().book;
        let who = WhoShown {
            name: self.name().to_owned(),
            role: roles.join(", "),
            organisation: of_organisation(&self.asker.organisation).to_owned(),
            account: "/account".to_owned(),
            sign_out: "/sign-out".to_owned(),
            csrf: self.csrf(),
        };
        let recorded = in_london(book.recorded_at);
        Frame {
            title: title.into(),
            who: Some(who),
            navigation: self.navigation(),
            invented: self.service.settings.invented,
            stylesheets: vec![crate::pages::assets::charts_css().to_owned()],
            as_of: format!(
                "entry {}, {}",
                face::said::number(i64::try_from(book.as_of).unwrap_or(i64::MAX)),
                face::said::moment(recorded)
            ),
            ..Frame::default()
        }
    }

    fn navigation(&self) -> Vec<NavItem> {
        let here = self.here.split(['?', '#']).next().unwrap_or("/");
        let team = crate::pages::team::ways(self).first().map(|(_, href)| *href);
        let items: Vec<(&str, &str, bool)> = vec![
            ("Home", "/", true),
            (
                if self.asker.roles.contains(&app::access::Role::Family) {
                    "Your record"
                } else {
                    "Young people"
                },
                "/young-people",
                self.sees_children(),
            ),
            ("Families", "/families", self.may(Action::SeeOwnFamilies)),
            ("Missing", "/missing", self.may(Action::SeeMissing)),
            ("Team", team.unwrap_or("/team"), team.is_some()),
            ("Referrals", "/referrals", self.sees_referrals()),
            ("Panels", "/panels", self.may(Action::HoldPanel)),
            ("Pathway", "/pathway", self.may(Action::SeePathway)),
            ("Days", "/measurement", self.may(Action::SeeMatrix)),
            ("Totals", "/totals", self.may(Action::SeeTotals) && !self.may(Action::SeeMatrix)),
            ("Statements", "/statements", self.may(Action::SeeMoney)),
            ("Findings", "/findings", self.may(Action::SeeFindings)),
            ("Child first", "/child-first", self.may(Action::SeeBrakes)),
            ("Concerns", "/concerns", self.may(Action::LogConcern)),
            ("Reads", "/reads", self.may(Action::SeeReads)),
            ("Access", "/access", self.may(Action::ReviewGlass) || self.may(Action::GiveGrant)),
            ("People", "/people", self.may(Action::SeePeople)),
            ("Record", "/record", self.may(Action::SeeHistory)),
        ];
        let current = |href: &str| match href {
            "/" => here == "/",
            // Whoever sees one page of the teams begins at it.
            href if href.starts_with("/team") => here == "/team" || here.starts_with("/team/"),
            href => here == href || here.strip_prefix(href).is_some_and(|r| r.starts_with('/')),
        };
        items
            .into_iter()
            .filter(|(_, _, shown)| *shown)
            .map(|(title, href, _)| NavItem::new(title, href).current(current(href)))
            .collect()
    }

    /// Whether referrals written down here are a page of theirs.
    pub fn sees_referrals(&self) -> bool {
        self.view().book.pathway.is_some()
            && (self.may(Action::Refer)
                || self.reach(Action::SeeReferral).is_ok_and(|reach| reach.allowed.contains(&true)))
    }

    /// Whether the list of young people is a page of theirs: their role may reach some child.
    pub fn sees_children(&self) -> bool {
        let reached = self.reach(Action::SeeChild);
        reached.is_ok_and(|reach| reach.allowed.contains(&true)) || self.works_with_children()
    }

    /// Whether their role works with children, even while none is theirs.
    pub fn works_with_children(&self) -> bool {
        use app::access::Role::{
            BusinessSupport, ContractManager, DataOfficer, PanelMember, Referrer, ServiceManager,
            SibDirector, Supervisor, Therapist,
        };
        let roles = [
            ContractManager,
            DataOfficer,
            PanelMember,
            Referrer,
            SibDirector,
            ServiceManager,
            Supervisor,
            Therapist,
            BusinessSupport,
        ];
        roles.iter().any(|role| self.asker.roles.contains(role))
    }
}
