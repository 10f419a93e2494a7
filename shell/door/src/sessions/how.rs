//! The ways of proving who one is.

/// How somebody proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// A password alone.
    Password,
    /// A password and a one-time code.
    PasswordAndCode,
    /// A password and a recovery code.
    PasswordAndRecoveryCode,
    /// A passkey, which asks for a finger, a face or a number as well.
    Passkey,
    /// Their organisation's own sign-in.
    Organisation,
    /// Their organisation's own sign-in, which says it asked for a second factor.
    OrganisationAndSecondFactor,
    /// One press, where everything is invented.
    Demo,
}

impl How {
    const ALL: [How; 7] = [
        How::Password,
        How::PasswordAndCode,
        How::PasswordAndRecoveryCode,
        How::Passkey,
        How::Organisation,
        How::OrganisationAndSecondFactor,
        How::Demo,
    ];

    /// As it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            How::Password => "password",
            How::PasswordAndCode => "password_and_code",
            How::PasswordAndRecoveryCode => "password_and_recovery_code",
            How::Passkey => "passkey",
            How::Organisation => "organisation",
            How::OrganisationAndSecondFactor => "organisation_and_second_factor",
            How::Demo => "demo",
        }
    }

    /// Reads it as it is kept.
    pub fn parse(text: &str) -> Option<How> {
        How::ALL.into_iter().find(|how| how.as_str() == text)
    }

    /// Whether the person did something just now that only they can do: typed a code, used a
    /// passkey. An organisation may let someone in without asking them anything.
    pub fn asks_the_person(self) -> bool {
        matches!(self, How::PasswordAndCode | How::PasswordAndRecoveryCode | How::Passkey)
    }

    /// Whether it took two factors.
    pub fn is_strong(self) -> bool {
        match self {
            How::PasswordAndCode
            | How::PasswordAndRecoveryCode
            | How::Passkey
            | How::OrganisationAndSecondFactor => true,
            How::Password | How::Organisation | How::Demo => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::How;

    #[test]
    fn every_way_reads_back_as_it_is_kept() {
        for how in How::ALL {
            assert_eq!(How::parse(how.as_str()), Some(how));
        }
        assert_eq!(How::parse("magic"), None);
    }
}
