//! The payment terms in words, each with since when it holds and where it is written or why it
//! is assumed. Source: the contract's page `tariff.toml`.

use definitions::{Cell, Date, Dated, Kind, Origin, Rounding, Table};
use outcomes::tariff::{
    Cap, Corrections, Floor, Group, InCareAtStart, Index, Keep, Netting, Overpayment, Pounds,
    Price, SettledWhen, Tariff,
};

/// A term's value on a day in words, with its origin.
pub(crate) fn dated<T>(term: &Dated<T>, day: Date, said: impl Fn(&T) -> String) -> String {
    let term = term.on(day);
    format!("{} ({})", said(&term.value), origin(&term.origin))
}

fn origin(origin: &Origin) -> String {
    origin.said().trim_end_matches('.').to_owned()
}

pub(crate) fn netting(netting: &Netting) -> String {
    let within = match netting.group {
        Group::Programme => "across the whole programme",
        Group::Cohort => "within each cohort",
        Group::CohortQuarter => "within each cohort and tracking quarter",
    };
    let kept = match netting.keep {
        Keep::Signed => "a negative sum counts as it is",
        Keep::Positive => "a negative sum counts as nothing",
        Keep::HighWater => "the most it has been at any statement counts",
    };
    format!("Days saved and excess days are netted {within}; {kept}")
}

pub(crate) fn floor(floor: &Floor) -> String {
    match floor {
        Floor::EachStatement => "No statement is below nothing; a shortfall is carried",
        Floor::OverLife => "All statements together are never below nothing; one may be",
        Floor::None => "There is no floor: what was overpaid is taken back",
    }
    .to_owned()
}

pub(crate) fn cap(cap: &Cap) -> String {
    let said = |amount: Option<Pounds>, what: &str| amount.map(|a| format!("{} {what}", a.0));
    let limits = [
        said(cap.contract, "over the contract's life"),
        said(cap.metric, "over the life of the metric"),
        said(cap.period, "in one statement"),
        said(cap.person, "on one child's sum"),
    ];
    let limits: Vec<String> = limits.into_iter().flatten().collect();
    match limits.is_empty() {
        true => "There is no cap".to_owned(),
        false => format!("Payment is capped at {}", limits.join(", ")),
    }
}

pub(crate) fn rounding(rounding: &Rounding) -> String {
    match rounding {
        Rounding::HalfUp => "Rounded once, to the penny, half a penny up",
        Rounding::HalfEven => "Rounded once, to the penny, half a penny to the even penny",
    }
    .to_owned()
}

pub(crate) fn overpayment(overpayment: &Overpayment) -> String {
    match overpayment {
        Overpayment::Carry => "An overpayment by error is absorbed by later earnings",
        Overpayment::CreditNote => "An overpayment by error is returned at once",
        Overpayment::RepayAtEnd => "An overpayment by error is repaid with the last statement",
    }
    .to_owned()
}

fn price(price: &Price) -> String {
    match price {
        Price::Flat(price) => format!("{} a day saved", price.0),
        Price::ByQuarter(prices) => {
            let prices: Vec<String> = prices.iter().map(|price| price.0.to_string()).collect();
            format!("{} a day saved, by tracking quarter; then the last", prices.join(", "))
        }
        Price::ByStratum(prices) => {
            let prices: Vec<String> =
                prices.iter().map(|(name, price)| format!("{name} {}", price.0)).collect();
            format!("by stratum, a day saved: {}", prices.join(", "))
        }
        Price::ShareOfCost { cost, share } => {
            format!("{share} of the {} a day of placement costs", cost.0)
        }
    }
}

fn index(index: &Index) -> String {
    match index {
        Index::None => "not indexed".to_owned(),
        Index::Prices { base, years } => {
            let years: Vec<String> =
                years.iter().map(|(year, index)| format!("{year} {index}")).collect();
            format!("× the year's index ÷ {base}, half up to the penny: {}", years.join(", "))
        }
    }
}

fn settled_when(when: &SettledWhen) -> String {
    match when {
        SettledWhen::QuarterComplete => "in the first statement after its own end",
        SettledWhen::AccruedDaily => "day by day, up to the statement's last day",
    }
    .to_owned()
}

fn in_care_at_start(rule: &InCareAtStart) -> String {
    match rule {
        InCareAtStart::OwnStratum => "priced by a curve of their own; without one, not priced",
        InCareAtStart::Exclude => "not priced",
        InCareAtStart::SameCurve => "priced by the same curve as everyone",
    }
    .to_owned()
}

fn corrections(rule: &Corrections) -> String {
    match rule {
        Corrections::Restate => "restated, and trued up in the next statement".to_owned(),
        Corrections::LockAfter(n) => format!("restated until {n} quarters after settling"),
        Corrections::Hold => "it stays as settled; the difference is shown and held".to_owned(),
    }
}

/// The payment terms in force.
pub(crate) fn payment_terms(tariff: &Tariff, day: Date) -> Table {
    let mut table = terms_table("Payment terms, tariff.toml");
    let rows = &mut table.rows;
    in_force(rows, "The price", &tariff.price, day, price);
    in_force(rows, "Indexation", &tariff.index, day, index);
    in_force(rows, "A child-quarter settles", &tariff.settled_when, day, settled_when);
    in_force(rows, "Netting", &tariff.netting, day, netting);
    in_force(rows, "Floor", &tariff.floor, day, floor);
    in_force(rows, "Cap", &tariff.cap, day, cap);
    in_force(rows, "Rounding", &tariff.rounding, day, rounding);
    in_force(
        rows,
        "Children in care at the start",
        &tariff.in_care_at_start,
        day,
        in_care_at_start,
    );
    in_force(rows, "A correction to a settled quarter", &tariff.corrections, day, corrections);
    in_force(rows, "Overpayment by error", &tariff.overpayment, day, overpayment);
    table
}

fn in_force<T>(
    rows: &mut Vec<Vec<Cell>>,
    name: &str,
    term: &Dated<T>,
    day: Date,
    said: impl Fn(&T) -> String,
) {
    let begun = term.versions().iter().filter(|version| version.since <= day);
    let mut versions: Vec<_> = begun.collect();
    if versions.is_empty() {
        versions.push(term.on(day));
    }
    for version in versions {
        let since = (version.since != Date::MIN).then_some(version.since);
        let source = version.origin.said();
        rows.push(vec![name.into(), said(&version.value).into(), since.into(), source.into()]);
    }
}

/// An empty table of terms.
pub(crate) fn terms_table(title: &str) -> Table {
    let table = Table::new(
        title,
        &[
            ("term", "Term", Kind::Text),
            ("value", "Value", Kind::Text),
            ("since", "Since", Kind::Date),
            ("origin", "Where it is written", Kind::Text),
        ],
    );
    table.note(
        "A child-quarter goes by the version in force on its first day; the statement's own \
         terms by the version in force on the statement's last day.",
    )
}
