//! A questionnaire's scores: the totals and scales as they were added up, with the form, who
//! answered and when. No question of anyone's instrument stands here; form, age and licence are
//! checked before anything is kept.

use crate::form::Fields;
use crate::pages::asking::suggest;
use crate::pages::families::Family;
use crate::pages::families::entry::{Entry, day, words};
use app::access::Action;
use app::licence::on_file;
use app::people::by::By;
use app::work::questionnaire::enter;
use app::{Desk, Done, Failure};
use care::work::event::{Occasion, Questionnaire as Kept};
use face::{Choice, Errors, Input, Question, Radios, Width};
use maud::{Markup, html};
use wider::guard::{Given as Guarded, check};
use wider::sdq::{Measure, Totals};
use wider::{Beside, Instrument};

/// A questionnaire's scores.
pub struct Questionnaire;

/// When in a case it was answered: the code, the occasion and the words.
const OCCASIONS: [(&str, Occasion, &str); 3] = [
    ("start", Occasion::Start, "As the work began"),
    ("end", Occasion::End, "As it ended"),
    ("later", Occasion::Later, "Later"),
];

/// The scores that are typed, in the order they are printed.
const SCORES: [Measure; 7] = [
    Measure::Total,
    Measure::Emotional,
    Measure::Conduct,
    Measure::Hyperactivity,
    Measure::Peer,
    Measure::Prosocial,
    Measure::Impact,
];

/// An occasion in words.
pub fn occasion_said(occasion: Occasion) -> &'static str {
    OCCASIONS.iter().find(|(_, one, _)| *one == occasion).map_or("", |(_, _, words)| words)
}

impl Entry for Questionnaire {
    type Said = Kept;
    const ASKS: Action = Action::LogMeasures;
    const TITLE: &'static str = "Enter a questionnaire’s scores";
    const BUTTON: &'static str = "Enter these scores";
    const PART: &'static str = "questionnaires";

    fn begins(family: &Family<'_>, fields: &mut Fields) {
        suggest(fields, "on", family.visit.moment.today);
    }

    fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
        let visit = family.visit;
        let terms = visit.view().book.wider.as_ref();
        let forms = terms.map_or(&[][..], |terms| terms.forms.value(visit.moment.today));
        let forms = forms.iter().filter(|form| form.instrument == Instrument::Sdq).map(|form| {
            let words = format!("{}: {}", form.id, form.informant.said());
            Choice::new(&form.id, words)
        });
        let occasions = OCCASIONS.map(|(code, _, words)| Choice::new(code, words));
        html! {
            (Radios::new("form_used", "Which form of the SDQ?", forms).hint("Its letters stand at the foot of the form.").small().chosen(fields.get("form_used")).errors(errors))
            (Radios::new("occasion", "When in the case?", occasions).chosen(fields.get("occasion")).errors(errors))
            (fields.day_question("on", "Which day was it filled in?", errors))
            @for measure in SCORES {
                (Input::new(measure.key(), measure.said()).value(fields.get(measure.key())).number().width(Width::W3).errors(errors))
            }
            (face::hint_text("Leave out what the form does not give. A total is added up where its four scales are there."))
        }
    }

    fn read(family: &Family<'_>, fields: &Fields, errors: &mut Errors) -> Option<Kept> {
        let visit = family.visit;
        let occasion = OCCASIONS.iter().find(|(code, _, _)| *code == fields.get("occasion"));
        if occasion.is_none() {
            errors.add(Some("occasion"), "Say when in the case it was answered");
        }
        let named = words(fields, "form_used", "Choose the form that was used", errors);
        let on = day(fields, "on", "Say which day it was filled in", errors)?;
        let named = named?;
        let Some(terms) = &visit.view().book.wider else {
            errors.add(None, "The contract does not say which questionnaires are used");
            return None;
        };
        let Some(form) = terms.form(&named, on) else {
            errors.add(Some("form_used"), "That form was not in use on that day");
            return None;
        };
        let entry = Guarded {
            instrument: form.instrument,
            form: &form.id,
            informant: form.informant,
            completed: on,
            born: family.case.date_of_birth,
            answers: false,
        };
        let stopped = check(terms, &on_file(&visit.view().book), &entry, visit.moment.today);
        beside(stopped.err().unwrap_or_default(), errors);
        let totals = totals(fields, errors)?;
        let scores = match totals.scores(form.informant) {
            Ok(scores) => scores,
            Err(wrong) => {
                beside(wrong, errors);
                return None;
            }
        };
        let kept = SCORES
            .into_iter()
            .filter_map(|measure| Some((measure.key().to_owned(), u16::from(scores.of(measure)?))));
        Some(Kept {
            instrument: form.instrument.said().to_owned(),
            version: form.id.clone(),
            informant: form.informant.key().to_owned(),
            occasion: occasion?.1,
            on,
            scores: kept.collect(),
        })
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        case: &str,
        id: &str,
        questionnaire: &Kept,
    ) -> Result<Done, Failure> {
        enter(desk, by, case, id, questionnaire).await
    }
}

/// The scores as typed; what is no number goes beside its field.
fn totals(fields: &Fields, errors: &mut Errors) -> Option<Totals> {
    let mut typed = [None; SCORES.len()];
    let before = errors.len();
    for (score, measure) in typed.iter_mut().zip(SCORES) {
        match fields.get(measure.key()) {
            "" => {}
            text => match text.parse::<u32>() {
                Ok(number) => *score = Some(number),
                Err(_) => errors.add(Some(measure.key()), "A score is a whole number"),
            },
        }
    }
    let [total, emotional, conduct, hyperactivity, peer, prosocial, impact] = typed;
    let typed = Totals { total, emotional, conduct, hyperactivity, peer, prosocial, impact };
    (errors.len() == before).then_some(typed)
}

/// What stands in the way, beside the field it is about.
fn beside(stopped: Vec<Beside>, errors: &mut Errors) {
    for one in stopped {
        let field = match one.field {
            "completed" => Some("on"),
            "form" | "informant" => Some("form_used"),
            "instrument" | "date_of_birth" => None,
            scale => Some(scale),
        };
        errors.add(field, format!("{}. {}", one.refusal.title, one.refusal.hint));
    }
}
