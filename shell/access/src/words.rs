//! The words access is decided in: the roles a person can hold, the actions they can ask for and
//! the things they can ask them of. The policies and their schema use the same words.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $what:literal, { $($(#[$doc:meta])* $variant:ident = $word:literal, $title:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Every one, in the order they are listed for people.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// The word in policies, facts and addresses.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The words a person reads.
            pub fn title(self) -> &'static str {
                match self { $($name::$variant => $title,)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.word())
            }
        }

        impl FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<$name, String> {
                let found = $name::ALL.iter().find(|one| one.word() == text.trim());
                found.copied().ok_or_else(|| format!("“{text}” is not {}", $what))
            }
        }
    };
}

words! {
    /// A role a person holds, for their organisation, from one day and perhaps to another.
    Role, "a role", {
        /// The council's contract manager: checks claims, agrees for the payer.
        ContractManager = "contract-manager", "Contract manager";
        /// The council's finance officer: certifies and pays.
        FinanceOfficer = "finance-officer", "Finance officer";
        /// The council's data officer: sends the returns and answers their findings.
        DataOfficer = "data-officer", "Data officer";
        /// A member of one quadrant's panel.
        PanelMember = "panel-member", "Quadrant panel member";
        /// A social worker or another who refers.
        Referrer = "referrer", "Referring social worker";
        /// The intermediary's director: calculates, proposes, bridges the parties.
        SibDirector = "sib-director", "SIB Director";
        /// A director on the board of the company that holds the contract.
        BoardDirector = "board-director", "SPV board director";
        /// Someone whose capital is at risk.
        Investor = "investor", "Investor";
        /// The provider's manager over its teams.
        ServiceManager = "service-manager", "Service delivery manager";
        /// A team's supervisor.
        Supervisor = "supervisor", "MST supervisor";
        /// A therapist.
        Therapist = "therapist", "MST therapist";
        /// A team's business support officer.
        BusinessSupport = "business-support", "Business support officer";
        /// The model owner's expert, or an expert called to determine a dispute.
        Expert = "expert", "Independent expert";
        /// The independent evaluator.
        Evaluator = "evaluator", "Independent evaluator";
        /// The data protection officer.
        DataProtectionOfficer = "data-protection-officer", "Data protection officer";
        /// Who keeps accounts: invites people, gives roles, ends them.
        Administrator = "administrator", "Administrator";
        /// A young person or a carer of the programme.
        Family = "family", "Young person or carer";
    }
}

words! {
    /// Something a person asks to do.
    Action, "an action", {
        /// Totals of days by tracking quarter; no price, no small group.
        SeeTotals = "see-totals", "See totals of days";
        /// The matrix of cohorts and tracking quarters: days, no price.
        SeeMatrix = "see-matrix", "See the cohorts and their quarters";
        /// Statements, prices and payments.
        SeeMoney = "see-money", "See statements, prices and payments";
        /// Propose or withdraw a statement.
        ProposeStatement = "propose-statement", "Propose a statement";
        /// Agree a statement for the payer.
        AgreeForPayer = "agree-for-payer", "Agree a statement for the council";
        /// Agree a statement for the company that holds the contract.
        AgreeForSpv = "agree-for-spv", "Agree a statement for the SPV";
        /// Dispute a child-quarter of a statement.
        DisputeStatement = "dispute-statement", "Dispute a statement";
        /// Determine what is in dispute.
        DetermineDispute = "determine-dispute", "Determine a dispute";
        /// Ask about a line of an open statement.
        QueryStatement = "query-statement", "Query a line of a statement";
        /// Answer a query that waits for the council.
        AnswerForPayer = "answer-for-payer", "Answer a query for the council";
        /// Answer a query that waits for the company that holds the contract.
        AnswerForSpv = "answer-for-spv", "Answer a query for the SPV";
        /// Answer a query that waits for the intermediary.
        AnswerForIntermediary = "answer-for-intermediary", "Answer a query for the intermediary";
        /// Raise an invoice, write a credit note, record what was received or returned.
        RaiseInvoice = "raise-invoice", "Invoice a payment for the SPV";
        /// Name the council's purchase order, and record what was paid.
        PayInvoice = "pay-invoice", "Pay an invoice for the council";
        /// What is due, late, disputed or at risk across all parties.
        SeeDue = "see-due", "See what is due of every party";
        /// Propose a variation of the contract, or take it back.
        ProposeVariation = "propose-variation", "Propose a change to the contract";
        /// Approve a variation of the contract for one's own party.
        ApproveVariation = "approve-variation", "Approve a change to the contract";
        /// Send the council's return.
        ImportReturn = "import-return", "Send a council return";
        /// Send the provider's case list.
        ImportCases = "import-cases", "Send a case list";
        /// Have a return back as it was sent.
        ExportReturn = "export-return", "Export a council return";
        /// Findings in what partners sent.
        SeeFindings = "see-findings", "See findings in partners’ data";
        /// Say who answers a finding.
        OwnFindings = "own-findings", "Say who answers a finding";
        /// Decide which young person is which council child.
        ConfirmLinks = "confirm-links", "Decide links to council numbers";
        /// What was recorded, by whom and when.
        SeeHistory = "see-history", "See what was recorded";
        /// Prove that the record is whole.
        VerifyRecord = "verify-record", "Prove that the record is whole";
        /// Save the pseudonymised evidence of a quarter.
        ExtractEvidence = "extract-evidence", "Save a quarter’s evidence";
        /// A child's ten quarters and their days, with the clause behind each.
        SeeChild = "see-child", "See a young person’s days";
        /// What a child's quarters are worth: expected and saved days, priced.
        SeeChildWorth = "see-child-worth", "See what a young person’s days are worth";
        /// Who a child is: name, council number, date of birth.
        SeeChildIdentity = "see-child-identity", "See who a young person is";
        /// Save a child's record to a file.
        ExportChild = "export-child", "Export a young person’s record";
        /// See a child's record out of reach, for a reason and a time.
        BreakGlass = "break-glass", "Break the glass";
        /// Look at why the glass was broken, and say whether it was right.
        ReviewGlass = "review-glass", "Review broken glass";
        /// Who read or exported which child's record.
        SeeReads = "see-reads", "See who read children’s records";
        /// Accounts, roles, relations and grants.
        SeePeople = "see-people", "See who has access";
        /// Invite people, give roles and relations, end them.
        ManagePeople = "manage-people", "Manage people and their access";
        /// Give access for a purpose, until a day.
        GiveGrant = "give-grant", "Give access for a purpose";
        /// Pull the child-first brake.
        PullBrake = "pull-brake", "Pull the child-first brake";
        /// Record what followed the brake.
        FollowBrake = "follow-brake", "Follow up the child-first brake";
        /// See where the brake was pulled.
        SeeBrakes = "see-brakes", "See child-first decisions";
        /// Write a risk, an incident or a safeguarding concern into the log.
        LogConcern = "log-concern", "Log a risk, incident or concern";
        /// See an item of that log.
        SeeConcern = "see-concern", "See a risk, incident or concern";
        /// Review or close an item of that log.
        ReviewConcern = "review-concern", "Review a risk, incident or concern";
        /// Make a token for a program.
        MakeToken = "make-token", "Make a token for a program";
        /// Begin a referral, save it, and make it.
        Refer = "refer", "Make a referral";
        /// A referral: what was said, each step, what waits to be told.
        SeeReferral = "see-referral", "See a referral";
        /// Put a referral right, answer the panel, withdraw it.
        AmendReferral = "amend-referral", "Put a referral right or withdraw it";
        /// A quadrant's agenda, and its meetings.
        HoldPanel = "hold-panel", "Hold a panel’s meeting";
        /// Endorse or refuse a referral, or ask for more.
        DecideReferral = "decide-referral", "Endorse or refuse a referral";
        /// Assess, accept or decline an endorsed referral.
        AcceptReferral = "accept-referral", "Accept or decline a referral";
        /// Open a case, pass it on, close it.
        KeepCase = "keep-case", "Open, pass on or close a case";
        /// Write down a first visit, and what the family agrees to.
        WorkCase = "work-case", "Write down what happens in a case";
        /// Write down that the referrer heard of a decision.
        TellReferrer = "tell-referrer", "Tell a referrer";
        /// The funnel, refusals, what waits, care entries.
        SeePathway = "see-pathway", "See the referral pathway";
        /// Where the pathway's rules were bent, and the steps before each care entry.
        SeeExceptions = "see-exceptions", "See where the pathway’s rules were bent";
        /// Plan work with those who refer.
        PlanEngagement = "plan-engagement", "Plan work with referrers";
        /// Adopt the pathway's lists and days.
        AdoptPathway = "adopt-pathway", "Change the pathway’s lists and days";
        /// The work with a family: contacts, goals, plans, consultations, follow-ups.
        SeeWork = "see-work", "See the work with a family";
        /// Log a contact, set a goal, write a plan, note what follows.
        LogWork = "log-work", "Log work with a family";
        /// Enter a questionnaire's scores, and what is known of the time before.
        LogMeasures = "log-measures", "Enter a family’s questionnaires";
        /// How closely therapy followed the model, as a carer scored it.
        SeeAdherence = "see-adherence", "See adherence scores";
        /// Enter a carer's score of the therapist.
        LogAdherence = "log-adherence", "Enter an adherence score";
        /// One's own families today, and what is due.
        SeeOwnFamilies = "see-own-families", "See one’s own families today";
        /// What is missing of every case, and what is to be done.
        SeeMissing = "see-missing", "See what is missing";
        /// Who is in post, away and on call; what each holds.
        SeeTeam = "see-team", "See the teams and their caseloads";
        /// Record posts, absences and the rota.
        ManageTeam = "manage-team", "Keep posts, absences and the rota";
        /// Places free now and expected.
        SeePlaces = "see-places", "See places free";
        /// Out-of-hours contact by month and person.
        SeeOutOfHours = "see-out-of-hours", "See out-of-hours contact";
        /// Licences on file for instruments that belong to others.
        SeeLicences = "see-licences", "See licences on file";
        /// Put a licence on file, or say that one ends.
        FileLicence = "file-licence", "Put a licence on file";
        /// Adherence beside care days, by team.
        SeeFidelity = "see-fidelity", "See adherence beside care days";
    }
}

impl Action {
    /// Whether it binds an organisation or gives something away for good, so that the person must
    /// have shown again, minutes ago, that it is they.
    pub fn needs_step_up(self) -> bool {
        matches!(
            self,
            Action::ProposeStatement
                | Action::AgreeForPayer
                | Action::AgreeForSpv
                | Action::DisputeStatement
                | Action::DetermineDispute
                | Action::RaiseInvoice
                | Action::PayInvoice
                | Action::ProposeVariation
                | Action::ApproveVariation
                | Action::ExportReturn
                | Action::ExtractEvidence
                | Action::ExportChild
                | Action::BreakGlass
                | Action::ManagePeople
                | Action::GiveGrant
                | Action::MakeToken
                | Action::AdoptPathway
                | Action::FollowBrake
        )
    }
}
