//! The name of a fact, by which its entry is known in the record.

use super::Fact;

impl Fact {
    /// The entry's kind: the fact's name.
    pub fn kind(&self) -> &'static str {
        match self {
            Fact::Began { .. } => "began",
            Fact::ContractAdopted { .. } => "contract-adopted",
            Fact::CaseListFiled { .. } => "case-list-filed",
            Fact::CaseReported { .. } => "case-reported",
            Fact::ReturnFiled { .. } => "return-filed",
            Fact::ChildFiled { .. } => "child-filed",
            Fact::LinkConfirmed { .. } => "link-confirmed",
            Fact::NumberConfirmed { .. } => "number-confirmed",
            Fact::Undone { .. } => "undone",
            Fact::Proposed { .. } => "proposed",
            Fact::Withdrawn { .. } => "withdrawn",
            Fact::Voided { .. } => "voided",
            Fact::Agreed { .. } => "agreed",
            Fact::Settled { .. } => "settled",
            Fact::Disputed { .. } => "disputed",
            Fact::Determined { .. } => "determined",
            Fact::HoldPlaced { .. } => "hold-placed",
            Fact::HoldLifted { .. } => "hold-lifted",
            Fact::Forgotten { .. } => "forgotten",
            Fact::People { event } => event.kind(),
            Fact::PathwayAdopted { .. } => "pathway-adopted",
            Fact::Path { event, .. } => event.kind(),
            Fact::PanelHeld { .. } => "panel-held",
            Fact::ServiceAdopted { .. } => "service-adopted",
            Fact::Work { event, .. } => event.kind(),
            Fact::Team { event } => event.kind(),
            Fact::EngagementPlanned { .. } => "engagement-planned",
            Fact::SigningKey { .. } => "signing-key",
            Fact::Signed { .. } => "signed",
            Fact::AgreementAdopted { .. } => "agreement-adopted",
            Fact::Query { event, .. } => event.kind(),
            Fact::Invoice { event, .. } => event.kind(),
            Fact::CalendarShared { .. } => "calendar-shared",
            Fact::LicenceFiled { .. } => "licence-filed",
            Fact::LicenceEnded { .. } => "licence-ended",
            Fact::Variation { event, .. } => event.kind(),
            Fact::Looked { .. } => "looked",
            Fact::Read { .. } => "read",
        }
    }
}
