//! Writes every component in its states, and four whole pages, into the folder named:
//! `cargo run -p face --example gallery -- FOLDER`. The people in them are invented.

use definitions::table::{Kind, Table};
use definitions::{Date, Money};
use face::*;
use maud::{Markup, html};
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "gallery".to_owned());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("assets"))?;
    for asset in assets() {
        fs::write(folder.join(asset.path.trim_start_matches('/')), &asset.bytes)?;
    }
    let pages = [
        ("components.html", components()),
        ("home.html", home()),
        ("sign-in.html", sign_in()),
        ("statements.html", statements()),
        ("nothing-here.html", nothing_here()),
    ];
    for (name, page) in pages {
        fs::write(folder.join(name), page.0.replace("\"/assets/", "\"assets/"))?;
    }
    Ok(())
}

fn frame(title: &str) -> Frame {
    Frame {
        title: title.to_owned(),
        who: Some(WhoShown {
            name: "Invented Director".to_owned(),
            role: "SIB Director".to_owned(),
            organisation: "Social Finance".to_owned(),
            account: "/account".to_owned(),
            sign_out: "/sign-out".to_owned(),
            csrf: "token".to_owned(),
        }),
        navigation: vec![
            NavItem::new("Home", "/"),
            NavItem::new("Young people", "/young-people"),
            NavItem::new("Cohorts", "/cohorts"),
            NavItem::new("Statements", "/statements").current(true),
            NavItem::new("Findings", "/findings"),
        ],
        invented: true,
        as_of: "entry 1,204, 3 March 2014 at 9:05am".to_owned(),
        ..Frame::default()
    }
}

fn components() -> Markup {
    let errors = Errors::none()
        .field("began-month", "Month must be between 1 and 12")
        .field("reason", "Say why the case closed")
        .whole("The amount has changed");
    let mut frame = frame("Components");
    frame.errors = errors.clone();
    frame.breadcrumbs = vec![Crumb::new("Home", "/"), Crumb::here("Components")];
    frame.alerts = vec![
        Alert::success("The statement for 2014-Q2 is agreed"),
        Alert::notice("The return for 2013-14 covers only to 31 December 2013"),
    ];
    page(
        &frame,
        html! {
            (heading_with_caption("Gallery", "Components"))
            (lead("Every component in its states, as the pages use them."))
            (section("pressing", "What is pressed", pressing()))
            (section("asked", "What is asked", asked(&errors)))
            (section("shown", "What is shown", shown()))
            (section("tables", "Tables and pictures", tables()))
        },
    )
}

fn pressing() -> Markup {
    html! {
        (button_group(html! {
            (button("Agree this amount"))
            (button("Save for later").secondary())
            (button("Withdraw the statement").warning())
            (action_link("#", "Cancel"))
        }))
        (button_group(html! {
            (link_button("#", "Continue"))
            (button("Agree this amount").disabled())
        }))
        (Pagination::new(10, 40, |page| format!("?page={page}")))
        (Pagination::between(
            Some(("#".to_owned(), "2014-Q1".to_owned())),
            Some(("#".to_owned(), "2014-Q3".to_owned())),
        ).label("Quarters"))
    }
}

fn asked(errors: &Errors) -> Markup {
    let why = |further: &str| {
        [
            Choice::new("completed", "The course was completed"),
            Choice::new("moved", "The family moved").hint("Outside the county"),
            Choice::new("other", "Something else")
                .reveals(html! { (Input::new(further, "What?")) }),
            Choice::or(),
            Choice::new("none", "None of these").exclusive(),
        ]
    };
    html! {
        (form("/gallery", "token", html! {
            (Input::new("email", "E-mail address").email().width(Width::Half))
            (PasswordInput::new("password", "Password").hint("Twelve characters or more").width(Width::W20))
            (Input::new("code", "Code from your authenticator").one_time_code())
            (Input::new("price", "Price of a day").decimal().prefix("£").suffix("a day").width(Width::W5).value("72"))
            (Input::new("off", "Cannot be answered now").disabled().value("2014-Q2"))
            (DateInput::new("began", "When did therapy begin?").hint("For example, 27 3 2014")
                .values("27", "13", "2014").errors(errors))
            (Radios::new("why", "Why did the case close?", why("why-what")).size(Size::M).chosen("moved"))
            (Radios::new("inline", "Does the child live at home?",
                [Choice::new("yes", "Yes"), Choice::new("no", "No")]).inline().size(Size::S))
            (Checkboxes::new("who", "Who was there?", why("who-what")).chosen(&["other"]).hint("Choose all who were"))
            (Checkboxes::alone("read", Choice::new("yes", "I have read the adjustments")))
            (Select::new("panel", "Quadrant panel",
                ["North", "South", "West", "Mid"].map(|one| Choice::new(one, one))))
            (Textarea::new("reason", "Why?").hint("The provider reads this").errors(errors))
            (FileUpload::new("file", "The council’s return").hint("CSV or Excel").accept(".csv,.xlsx"))
            (fieldset("Where they live", Some(Size::M), html! { (Input::new("town", "Town").width(Width::W20)) }))
            (button("Save"))
        }))
    }
}

fn shown() -> Markup {
    html! {
        p.govuk-body {
            @for one in Standing::ALL { (standing(one)) " " }
        }
        p.govuk-body {
            @for (word, colour) in [("Plain", Colour::Plain), ("Grey", Colour::Grey), ("Green", Colour::Green),
                ("Teal", Colour::Teal), ("Amber", Colour::Amber), ("Red", Colour::Red), ("Purple", Colour::Purple)] {
                (tag(word, colour)) " "
            }
        }
        (paragraph(html! { "A paragraph with " (link("#", "a link in it")) ", and " strong { "strong words" } "." }))
        (hint_text("3,910 days expected of 40 children, as of 30 September 2014."))
        (list([html! { "the first" }, html! { "the second" }]))
        (warning_text("Once both sides agree, this amount cannot change."))
        (inset_text("A correction becomes an adjustment in the next statement."))
        (details("How is this counted?", "Days in care are counted from the returns, one day at a time."))
        (details_open("What is counted?", html! { p.govuk-body { "Every day of the window." } }))
        (phase_banner("Trial", html! { "This is a trial. " (link("#", "Tell us what is wrong")) "." }))
        (SummaryList::new([
            SummaryRow::new("Quarter", "2014-Q2").action(Action::new("#", "Change", "quarter")),
            SummaryRow::new("Amount", said::money(Money(153_664))),
            SummaryRow::new("Standing", standing(Standing::WithYou)),
        ]))
        (SummaryList::new([SummaryRow::new("Opened", said::day(Date::constant(2014, 3, 3)))])
            .card("Case C-0007").card_action(Action::new("#", "Open", "")))
        (TaskList::new("tasks", [
            Task::new("Read the adjustments", "Done").to("#"),
            Task::new("Agree the amount", standing(Standing::WithYou)).to("#").hint("Both sides must agree"),
            Task::new("Payment", "Cannot start yet").cannot_start(),
        ]))
        (empty("No referral waits for the North panel.", "The next meeting is Tuesday 4 March."))
        (panel("2014-Q2 is agreed", html! { "£1,536.64 is due on " strong { "30 October 2014" } }))
    }
}

fn cohorts() -> Table {
    let columns = [
        ("cohort", "Cohort", Kind::Text),
        ("opened", "First opened", Kind::Date),
        ("children", "Children", Kind::Number),
        ("expected", "Days expected", Kind::Number),
        ("observed", "Days observed", Kind::Number),
        ("saved", "Days saved", Kind::Number),
        ("earned", "Earned", Kind::Money),
    ];
    let mut table = Table::new("Days saved, by cohort", &columns).note("To 30 September 2014.");
    let rows: [(&str, i8, [i64; 3], i64); 3] = [
        ("2013-Q3", 7, [12, 1206, 940], 1_915_200),
        ("2013-Q4", 10, [9, 804, 861], -410_400),
        ("2014-Q1", 1, [14, 1322, 1108], 1_540_800),
    ];
    for (cohort, month, [children, expected, observed], pence) in rows {
        let year = if month == 1 { 2014 } else { 2013 };
        let opened = Date::constant(year, month, 3);
        table.push([
            cohort.into(),
            opened.into(),
            children.into(),
            expected.into(),
            observed.into(),
            (expected - observed).into(),
            Money(pence).into(),
        ]);
    }
    table
}

fn tables() -> Markup {
    let table = cohorts();
    let drawing = html! {
        svg viewBox="0 0 640 120" role="img" aria-label="Three bars" {
            rect x="0" y="10" width="420" height="24" fill="currentColor" {}
            rect x="0" y="48" width="120" height="24" fill="currentColor" {}
            rect x="0" y="86" width="330" height="24" fill="currentColor" {}
        }
    };
    html! {
        (SearchBox::new("/young-people", "Find a young person").hint("By number, initials or worker"))
        (FilterBar::new("/cohorts", html! {
            (Select::new("panel-2", "Panel", [Choice::new("", "Any"), Choice::new("n", "North")]))
            (Select::new("standing", "Standing", [Choice::new("", "Any"), Choice::new("s", "Settled")]))
        }).clear("/cohorts"))
        (TableView::of(&table).links(vec![Some("#".to_owned()); 3])
            .sorted("cohort", Order::Up, |column, order| format!("?sort={column}&order={order:?}")))
        (Figure::new("saved", "Two cohorts of three saved days", drawing, &table)
            .subtitle("Days expected less days observed, 35 children, to 30 September 2014.")
            .csv("#").excel("#"))
    }
}

fn home() -> Markup {
    let mut frame = frame("What waits for you");
    frame.navigation = frame
        .navigation
        .into_iter()
        .map(|item| {
            let here = item.title == "Home";
            item.current(here)
        })
        .collect();
    page(
        &frame,
        html! {
            (heading("What waits for you"))
            (cards([
                Card::new("Agree the payment for 2014-Q3").to("#").big("£1,536.64").needs_you()
                    .standing(standing_said(Standing::WithYou, "With you since 2 October"))
                    .body("Due on 30 October 2014. The council has agreed."),
                Card::new("Confirm four doubtful links").to("#").big("4")
                    .standing(standing(Standing::Late)).needs_you()
                    .body("The oldest has waited 19 days."),
                Card::new("The return for 2013-14").to("#").big("12 findings")
                    .standing(standing(Standing::Waiting))
                    .body("With Essex County Council. Two may affect a payment."),
            ]))
            (section("later", "Nothing else is late", html! {
                (empty("No statement is disputed.", "The next is drawn up on 2 January 2015."))
            }))
        },
    )
}

fn sign_in() -> Markup {
    let frame = Frame { title: "Sign in".to_owned(), invented: true, ..Frame::default() };
    page(
        &frame,
        reading(html! {
            (heading("Sign in"))
            (form("/sign-in", "token", html! {
                (Input::new("email", "E-mail address").email().autocomplete(Autocomplete::UsernameOrPasskey.words()))
                (PasswordInput::new("password", "Password"))
                (button_group(html! { (button("Sign in")) (action_link("#", "I have forgotten my password")) }))
            }))
        }),
    )
}

fn statements() -> Markup {
    let mut frame = frame("Statements");
    frame.wide = true;
    frame.htmx = true;
    frame.back = Some(Back::new("Home", "/"));
    page(
        &frame,
        html! {
            (heading("Statements"))
            (TableView::of(&cohorts()).put(0, 1, standing(Standing::Agreed)).put(1, 1, standing(Standing::Disputed)))
            (Pagination::new(1, 3, |page| format!("?page={page}")))
        },
    )
}

fn nothing_here() -> Markup {
    let what = html! { "Check the address, or " (link("/", "go home")) "." };
    error_page(&frame(""), 404, "There is nothing at this address", what)
}
